package dev.dragoman.understanding;

import dev.dragoman.understanding.Features.Sparse;
import java.util.List;

/** Examples as rows of numbers, for a {@link Separator} to learn from. */
interface Rows {

    int count();

    /** How many numbers a row has, most of them zero where it is sparse. */
    int width();

    double dot(int row, float[] weights);

    double square(int row);

    void add(int row, float by, float[] weights);

    /** Rows of which only the non-zero numbers are kept. */
    record SparseRows(List<Sparse> all, int width) implements Rows {

        @Override
        public int count() {
            return all.size();
        }

        @Override
        public double dot(int row, float[] weights) {
            Sparse text = all.get(row);
            double product = 0;
            for (int i = 0; i < text.indices().length; i++) {
                product += weights[text.indices()[i]] * text.values()[i];
            }
            return product;
        }

        @Override
        public double square(int row) {
            double square = 0;
            for (float value : all.get(row).values()) {
                square += value * value;
            }
            return square;
        }

        @Override
        public void add(int row, float by, float[] weights) {
            Sparse text = all.get(row);
            for (int i = 0; i < text.indices().length; i++) {
                weights[text.indices()[i]] += by * text.values()[i];
            }
        }
    }

    /** Rows of which every number counts. */
    @SuppressWarnings("ArrayRecordComponent") // never compared; a plain carrier in the hot loop
    record DenseRows(float[][] all, int width) implements Rows {

        @Override
        public int count() {
            return all.length;
        }

        @Override
        public double dot(int row, float[] weights) {
            return dot(all[row], weights, width);
        }

        @Override
        public double square(int row) {
            return dot(all[row], all[row], width);
        }

        @Override
        public void add(int row, float by, float[] weights) {
            float[] values = all[row];
            for (int i = 0; i < width; i++) {
                weights[i] += by * values[i];
            }
        }

        /** Four sums side by side, for one would wait for itself. */
        static double dot(float[] one, float[] other, int width) {
            float a = 0;
            float b = 0;
            float c = 0;
            float d = 0;
            int i = 0;
            for (; i + 3 < width; i += 4) {
                a += one[i] * other[i];
                b += one[i + 1] * other[i + 1];
                c += one[i + 2] * other[i + 2];
                d += one[i + 3] * other[i + 3];
            }
            for (; i < width; i++) {
                a += one[i] * other[i];
            }
            return (double) a + b + c + d;
        }
    }
}
