/** Runs of Ansible that build a cluster: what they are told, where they run, their history, and what is looked at before. */
@NullMarked
package trainyard.core.provision;

import org.jspecify.annotations.NullMarked;
