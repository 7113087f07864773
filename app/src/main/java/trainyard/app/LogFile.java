package trainyard.app;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ConfiguratorRank;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.rolling.FixedWindowRollingPolicy;
import ch.qos.logback.core.rolling.RollingFileAppender;
import ch.qos.logback.core.rolling.SizeBasedTriggeringPolicy;
import ch.qos.logback.core.spi.ContextAwareBase;
import ch.qos.logback.core.util.FileSize;
import java.io.IOException;
import java.nio.file.Path;
import org.slf4j.Logger;
import trainyard.core.settings.PrivateFiles;
import trainyard.core.settings.SettingsFolder;

/**
 * Where the program's log goes: a file in the settings folder, never the terminal, where a command's own output
 * stands. Found by Logback as a service; in code, since reading its XML would cost each command a tenth of a second.
 */
@ConfiguratorRank(ConfiguratorRank.CUSTOM_HIGH_PRIORITY)
public final class LogFile extends ContextAwareBase implements Configurator {
    private static final String LARGEST = "2MB";
    private static final int KEPT = 3;

    @Override
    public ExecutionStatus configure(LoggerContext context) {
        Path folder = SettingsFolder.ofThisUser().path().resolve("logs");
        Path file = folder.resolve("trainyard.log");

        try {
            // Else the appender makes it, and the settings folder above it, for everybody to read.
            PrivateFiles.createFolder(folder);
        } catch (IOException unwritable) {
            addError("the log's folder cannot be made", unwritable);
        }

        var encoder = new PatternLayoutEncoder();
        encoder.setContext(context);
        encoder.setPattern("%d{yyyy-MM-dd HH:mm:ss.SSS} %-5level [%thread] %logger{20} %msg%n");
        encoder.start();

        var appender = new RollingFileAppender<ILoggingEvent>();
        appender.setContext(context);
        appender.setName("file");
        appender.setFile(file.toString());
        appender.setEncoder(encoder);

        var rolling = new FixedWindowRollingPolicy();
        rolling.setContext(context);
        rolling.setParent(appender);
        rolling.setFileNamePattern(file + ".%i");
        rolling.setMinIndex(1);
        rolling.setMaxIndex(KEPT);
        rolling.start();

        var trigger = new SizeBasedTriggeringPolicy<ILoggingEvent>();
        trigger.setContext(context);
        trigger.setMaxFileSize(FileSize.valueOf(LARGEST));
        trigger.start();

        appender.setRollingPolicy(rolling);
        appender.setTriggeringPolicy(trigger);
        appender.start();

        context.getLogger(Logger.ROOT_LOGGER_NAME).setLevel(Level.WARN);
        // The built-in SSH client writes errors with stack traces for what is expected, a host key to ask about or a
        // lost connection. Whatever fails there reaches the console as an exception too, which says it better.
        context.getLogger("net.schmizz").setLevel(Level.OFF);
        context.getLogger("trainyard").setLevel(Level.INFO);
        context.getLogger(Logger.ROOT_LOGGER_NAME).addAppender(appender);
        return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
    }
}
