package trainyard.app.kit.code;

/**
 * Some characters of a line that look alike.
 *
 * @param start the first one's index in the line
 * @param end the index behind the last
 */
record Token(int start, int end, Kind kind) {
    enum Kind {
        COMMENT("code-comment"),
        KEY("code-key"),
        STRING("code-string"),
        NUMBER("code-number"),
        WORD("code-word"),
        SIGN("code-sign");

        private final String style;

        Kind(String style) {
            this.style = style;
        }

        String style() {
            return style;
        }
    }
}
