package trainyard.core.truth;

/**
 * The first layer that does not say what the layers before it say.
 *
 * @param layer that disagrees
 * @param with the layer before it that it disagrees with
 * @param what both say, as a sentence
 * @param mend what to look at and do
 */
public record Disagreement(Layer layer, Layer with, String what, String mend) {}
