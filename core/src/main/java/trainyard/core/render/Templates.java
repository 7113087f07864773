package trainyard.core.render;

import freemarker.cache.ClassTemplateLoader;
import freemarker.cache.FileTemplateLoader;
import freemarker.cache.MultiTemplateLoader;
import freemarker.cache.TemplateLoader;
import freemarker.core.TemplateClassResolver;
import freemarker.template.Configuration;
import freemarker.template.TemplateException;
import freemarker.template.TemplateExceptionHandler;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The templates that ship with the program, and the user's own in their place. */
public final class Templates {
    private static final int LIKELY_SIZE = 1 << 16;

    private final Configuration configuration;

    /** @param overrides a folder laid out as the shipped one, whose templates win; it need not exist */
    public Templates(Path overrides) throws IOException {
        this(loaders(overrides));
    }

    private Templates(List<TemplateLoader> loaders) {
        configuration = new Configuration(Configuration.VERSION_2_3_34);
        configuration.setTemplateLoader(new MultiTemplateLoader(loaders.toArray(TemplateLoader[]::new)));
        configuration.setDefaultEncoding(StandardCharsets.UTF_8.name());
        // Bytes must not depend on who renders them and where.
        configuration.setLocale(Locale.ROOT);
        configuration.setTemplateExceptionHandler(TemplateExceptionHandler.RETHROW_HANDLER);
        configuration.setLogTemplateExceptions(false);
        configuration.setNewBuiltinClassResolver(TemplateClassResolver.ALLOWS_NOTHING_RESOLVER);
    }

    /** The shipped templates alone. */
    public static Templates shipped() {
        return new Templates(List.of(shippedLoader()));
    }

    private static TemplateLoader shippedLoader() {
        return new ClassTemplateLoader(Templates.class.getClassLoader(), "trainyard/templates");
    }

    private static List<TemplateLoader> loaders(Path overrides) throws IOException {
        var loaders = new ArrayList<TemplateLoader>();
        if (Files.isDirectory(overrides)) {
            loaders.add(new FileTemplateLoader(overrides.toFile()));
        }
        loaders.add(shippedLoader());
        return loaders;
    }

    /**
     * Renders one template.
     *
     * @param name its path, such as {@code slurm/slurm.conf.ftl}
     */
    public String render(String name, Object model) throws RenderException {
        var text = new StringWriter(LIKELY_SIZE);
        try {
            configuration.getTemplate(name).process(model, text);
        } catch (TemplateException | IOException e) {
            throw new RenderException("The template " + name + " cannot be rendered: " + e.getMessage(), e);
        }
        return text.toString();
    }
}
