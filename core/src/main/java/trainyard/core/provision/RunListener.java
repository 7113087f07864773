package trainyard.core.provision;

/** Hears what a run does, from its beginning on, in pieces of any size. Called by one thread; must not keep the buffer. */
public interface RunListener {
    /** Bytes of {@code events.jsonl}, for a {@code RunEventReader}. */
    void events(byte[] buffer, int from, int length);

    /** Bytes of what ansible-playbook printed, UTF-8. */
    void log(byte[] buffer, int from, int length);
}
