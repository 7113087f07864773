/** The screen of what the nodes' GPUs do, by nvidia-smi, where the user allows that it is read. */
@NullMarked
package trainyard.app.gpus;

import org.jspecify.annotations.NullMarked;
