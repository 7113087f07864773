package trainyard.core.diagnose.read;

import java.io.IOException;
import java.util.Set;
import net.razorvine.pickle.Opcodes;
import net.razorvine.pickle.PickleException;
import net.razorvine.pickle.Unpickler;

/** Reads pickles of plain data alone: dictionaries, lists, tuples, texts and numbers. Nothing in one is ever called. */
final class PlainUnpickler extends Unpickler {
    private static final Set<Short> PLAIN = Set.of(
            Opcodes.PROTO,
            Opcodes.STOP,
            Opcodes.MARK,
            Opcodes.EMPTY_DICT,
            Opcodes.SETITEM,
            Opcodes.SETITEMS,
            Opcodes.EMPTY_LIST,
            Opcodes.APPEND,
            Opcodes.APPENDS,
            Opcodes.EMPTY_TUPLE,
            Opcodes.TUPLE,
            Opcodes.TUPLE1,
            Opcodes.TUPLE2,
            Opcodes.TUPLE3,
            Opcodes.BINUNICODE,
            Opcodes.BININT,
            Opcodes.BININT1,
            Opcodes.BININT2,
            Opcodes.LONG1,
            Opcodes.BINFLOAT,
            Opcodes.NONE,
            Opcodes.NEWTRUE,
            Opcodes.NEWFALSE,
            Opcodes.BINPUT,
            Opcodes.LONG_BINPUT,
            Opcodes.BINGET,
            Opcodes.LONG_BINGET);

    private static final int LENGTH = Integer.BYTES;

    @Override
    protected Object dispatch(short key) throws PickleException, IOException {
        if (!PLAIN.contains(key)) {
            throw new PickleException("not plain data: " + key);
        }
        if (key == Opcodes.BINUNICODE) {
            checkLength();
        }
        return super.dispatch(key);
    }

    /** Room is made for a text before it is read: one that claims to be longer than the rest is broken. */
    private void checkLength() throws IOException {
        input.mark(LENGTH);
        byte[] bytes = input.readNBytes(LENGTH);
        input.reset();
        long length = 0;
        for (int i = bytes.length - 1; i >= 0; i--) {
            length = length << Byte.SIZE | bytes[i] & 0xff;
        }
        if (bytes.length < LENGTH || length > input.available()) {
            throw new PickleException("cut off");
        }
    }
}
