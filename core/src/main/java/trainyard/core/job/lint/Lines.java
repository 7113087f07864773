package trainyard.core.job.lint;

import trainyard.core.conf.Place;

/** A text of a file, with the place of each letter. */
record Lines(String file, int firstLine, String text) {
    Place place(int index) {
        int before = index == 0 ? -1 : text.lastIndexOf('\n', index - 1);
        int line = firstLine
                + (int) text.substring(0, index)
                        .chars()
                        .filter(letter -> letter == '\n')
                        .count();
        return new Place(file, line, index - before);
    }
}
