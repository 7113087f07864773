package trainyard.core.provision.events;

/**
 * An event and where its line stands, so that what is large in it need not be held.
 *
 * @param from its first byte in the file
 * @param length in bytes, without the line's end
 */
public record EventLine(RunEvent event, long from, int length) {}
