package trainyard.core.render;

/**
 * A file of the bundle before it is rendered.
 *
 * @param path within the bundle
 * @param template its path among the templates
 * @param model what the template sees
 */
record BundleFile(String path, String template, Object model) {
    /** One whose template has the file's own path. */
    static BundleFile of(String path, Object model) {
        return new BundleFile(path, path + ".ftl", model);
    }
}
