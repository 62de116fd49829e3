package dev.dragoman.understanding;

import dev.dragoman.understanding.Classifier.ClassifierUnavailable;
import dev.dragoman.understanding.Model.Judged;

/** Who is evaluated: asked one text after the other. */
interface Examinee {

    Judged answer(String text) throws ClassifierUnavailable;
}
