package dev.dragoman.replies;

import dev.dragoman.channels.Limits;
import dev.dragoman.message.Visibility;
import dev.dragoman.understanding.Knowledge.Intent;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The reply templates: what speaks, what is being written, and what was said before. The newest published version of a
 * template speaks, else its file below {@code intents/}; drafts never do.
 */
public class Templates {

    private final Sources sources;
    private final Shipped shipped;
    private final VersionTable table;
    private final Published published;
    private final Publishing publishing;
    private final Rendering rendering = new Rendering();

    Templates(Sources sources, JdbcClient jdbc, TransactionTemplate transaction, Clock clock) {
        this.sources = sources;
        this.shipped = new Shipped(sources.knowledge());
        this.table = new VersionTable(jdbc);
        this.published = new Published(table, clock);
        this.publishing = new Publishing(table, published, transaction, clock);
    }

    /**
     * The template with its variables filled in, in the wanted language or else the default one. Empty when no
     * variation fits there in either; never text with a variable's name in it.
     */
    public Optional<Rendered> render(Request request) {
        return render(request, request.template())
                .or(() -> render(request, request.template().in(sources.defaultLanguage())));
    }

    private Optional<Rendered> render(Request request, TemplateKey template) {
        return speaking(template).flatMap(version -> render(request, version));
    }

    /** As if this version spoke; empty when none of its variations fits there. */
    public Optional<Rendered> render(Request request, Version version) {
        OptionalInt picked = Selection.pick(version.body(), request);
        if (picked.isEmpty()) {
            return Optional.empty();
        }
        TemplateKey template = version.template();
        Rendering.Filled filled = fill(version.body(), picked.getAsInt(), values(request, template.language()));
        return Optional.of(new Rendered(
                filled.text(),
                filled.choices(),
                template.key(),
                template.language(),
                version.version(),
                picked.getAsInt()));
    }

    /**
     * Every variation of a body that may be spoken there, as the network would get it in a first answer; made by the
     * same code as {@link #render}, {@link Disclosure} and {@link Fitting}. A channel that is not switched on cuts
     * nothing, and where a network lets us say nothing there is none.
     */
    public List<Preview> preview(Body body, Request request) {
        String channel = request.channel() == null ? null : request.channel().value();
        @Nullable Limits limits = limits(channel, request.visibility());
        if (limits != null && limits.isSilent()) {
            return List.of();
        }
        Values values = values(request, request.template().language());
        String opening = opening(request);
        return Selection.candidates(body, channel, request.visibility()).stream()
                .map(place -> preview(place, opening, fill(body, place, values), limits))
                .toList();
    }

    private String opening(Request answer) {
        return Disclosure.precedes(answer)
                ? render(Disclosure.before(answer)).map(Disclosure::opening).orElse("")
                : "";
    }

    private static Preview preview(int place, String opening, Rendering.Filled filled, @Nullable Limits limits) {
        boolean opens = !opening.isEmpty();
        String text = opening + filled.text();
        if (limits == null) {
            int length = Limits.text(Integer.MAX_VALUE).lengthOf(text);
            return new Preview(place, new Fitted(text, filled.choices()), opens, length, null, Limits.Unit.CHARACTERS);
        }
        int length = limits.lengthOf(Fitting.uncut(text, filled.choices(), limits));
        Fitted fitted = Fitting.fit(text, filled.choices(), limits);
        return new Preview(place, fitted, opens, length, limits.longest(), limits.unit());
    }

    private @Nullable Limits limits(@Nullable String channel, Visibility visibility) {
        return sources.networks().get().stream()
                .filter(network -> network.name().equals(channel))
                .map(network -> network.limits(visibility))
                .findFirst()
                .orElse(null);
    }

    private Rendering.Filled fill(Body body, int place, Values values) {
        return rendering.fill(body.variations().get(place), values);
    }

    private Values values(Request request, String language) {
        return Values.of(request.variables(), shipped.slots(language));
    }

    /** What stands against publishing a body; measured with long sample values. Warnings do not block. */
    public List<Problem> check(TemplateKey template, Body body, Collection<Network> networks) {
        return new Checks(shipped, rendering, networks).check(template, body);
    }

    /** The same for the networks that are switched on. */
    public List<Problem> check(TemplateKey template, Body body) {
        return check(template, body, List.copyOf(sources.networks().get()));
    }

    /** The limits of every network that is switched on, for a page that shows a preview of each. */
    public List<Network> networks() {
        return List.copyOf(sources.networks().get());
    }

    /** What a template of this language may show, by name. */
    public List<Variable> variables(String language) {
        return shipped.variables(language);
    }

    /** The version that speaks now, which may be the file; empty when the template is missing in this language. */
    public Optional<Version> speaking(TemplateKey template) {
        return published.find(template).or(() -> shipped.version(template));
    }

    /** The open draft. */
    public Optional<Version> draft(TemplateKey template) {
        return table.history(template).stream()
                .filter(version -> version.state() == Version.State.DRAFT)
                .findFirst();
    }

    /** One version; 0 is the file. */
    public Optional<Version> version(TemplateKey template, int version) {
        return version == 0 ? shipped.version(template) : table.find(template, version);
    }

    /** Every version, the newest first and the file last. */
    public List<Version> history(TemplateKey template) {
        return Stream.concat(table.history(template).stream(), shipped.version(template).stream())
                .toList();
    }

    /** What changed, word by word. */
    public List<WordDiff> diff(Body before, Body after) {
        return WordDiff.between(before, after);
    }

    /** All templates by name, each in all languages. */
    public List<Summary> list() {
        Map<TemplateKey, Version> drafts = byTemplate(table.drafts());
        Map<TemplateKey, Version> spoken = published.all();
        Set<String> keys = new TreeSet<>();
        Stream.of(shipped.templates(), spoken.keySet(), drafts.keySet())
                .flatMap(Collection::stream)
                .forEach(template -> keys.add(template.key()));
        return keys.stream().map(key -> summary(key, drafts)).toList();
    }

    private Summary summary(String key, Map<TemplateKey, Version> drafts) {
        return new Summary(
                key,
                shipped.intent(key).map(Intent::name).orElse(null),
                shipped.languages().stream()
                        .map(language -> inLanguage(new TemplateKey(key, language), drafts))
                        .toList());
    }

    private Summary.InLanguage inLanguage(TemplateKey template, Map<TemplateKey, Version> drafts) {
        Optional<Version> speaking = speaking(template);
        Version draft = drafts.get(template);
        return new Summary.InLanguage(
                template.language(),
                speaking.map(Version::version).orElse(null),
                draft == null ? null : draft.version(),
                speaking.isPresent() && isOutdated(template),
                speaking.map(Version::publishedAt).orElse(null));
    }

    private boolean isOutdated(TemplateKey template) {
        Optional<Version> first = published.find(template.in(sources.defaultLanguage()));
        Optional<Version> here = published.find(template);
        return first.isPresent()
                && (here.isEmpty()
                        || here.get().publishedSince().isBefore(first.get().publishedSince()));
    }

    private static Map<TemplateKey, Version> byTemplate(List<Version> versions) {
        return versions.stream()
                .collect(Collectors.toMap(Version::template, Function.identity(), (older, newer) -> newer));
    }

    /**
     * Saves a new draft, which takes the place of an open one.
     *
     * @param seen the number of the version the writer started from: the draft's, else the speaking version's; if a
     *             newer one is there, nothing is saved
     */
    public Outcome saveDraft(TemplateKey template, int seen, Body body, Author author) {
        return publishing.save(template, seen, body, author);
    }

    /** Gives up an open draft; it stays in the history. */
    public Outcome discard(TemplateKey template, int draft) {
        return publishing.discard(template, draft);
    }

    /** Lets a draft speak from the next message on. Refuses while a check blocks, and when somebody was faster. */
    public Outcome publish(TemplateKey template, int draft, Author author, String reason) {
        Optional<Version> found = table.find(template, draft);
        if (found.isEmpty()) {
            return new Outcome.Overtaken("There is no draft %d of %s.".formatted(draft, template));
        }
        List<Problem> blocking = blocking(found.get());
        return blocking.isEmpty()
                ? publishing.publish(found.get(), author, reason)
                : new Outcome.NotPublishable(blocking);
    }

    /**
     * Publishes an earlier version, or the file for 0, as a new one. No check stands in the way of what was said
     * before; a draft that never spoke is checked as on {@link #publish}. Stores nothing when these very words speak
     * already, so that asking twice is asking once.
     */
    public Outcome rollBack(TemplateKey template, int version, Author author, String reason) {
        Optional<Version> found = version(template, version);
        if (found.isEmpty()) {
            return new Outcome.Overtaken("There is no version %d of %s.".formatted(version, template));
        }
        List<Problem> blocking = found.get().hasSpoken() ? List.of() : blocking(found.get());
        return blocking.isEmpty()
                ? publishing.rollBack(found.get(), author, reason)
                : new Outcome.NotPublishable(blocking);
    }

    private List<Problem> blocking(Version version) {
        return check(version.template(), version.body()).stream()
                .filter(Problem::blocks)
                .toList();
    }

    /** Writes the files of {@code intents/} with what is published now into a folder, which may be the same one. */
    public void export(Path folder) throws IOException {
        new Export(exported(sources.files().get())).to(folder);
    }

    /** The same as a ZIP file; the stream stays open. */
    public void exportZip(OutputStream out) throws IOException {
        exportZip(sources.files().get(), out);
    }

    /** The same for files that were changed otherwise, by path. */
    public void exportZip(Map<String, String> files, OutputStream out) throws IOException {
        new Export(exported(files)).zip(out);
    }

    private Map<String, String> exported(Map<String, String> files) {
        return Export.files(files, published.all().values(), shipped);
    }
}
