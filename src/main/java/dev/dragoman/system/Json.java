package dev.dragoman.system;

import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The one JSON mapper. Foreign documents are bounded: 3 MB, 64 levels, 1 MB a string, 1,000 characters a number. */
public final class Json {

    private static final int LONGEST_DOCUMENT = 3 * 1024 * 1024 + 1024;

    /** Ignores unknown fields and refuses whatever breaks the bounds. */
    public static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxDocumentLength(LONGEST_DOCUMENT)
                            .maxNestingDepth(64)
                            .maxStringLength(1024 * 1024)
                            .maxNameLength(2000)
                            .maxNumberLength(1000)
                            .build())
                    .build())
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private Json() {}
}
