package trainyard.core.conf;

/** What a file is made of; comments and empty lines are in the text only. */
public sealed interface ConfPart permits ConfLine, Include {
    Place at();
}
