/**
 * What a run of Ansible tells while it goes: its events, one JSON object a line, and the board of plays, tasks and hosts
 * that is made of them.
 */
@NullMarked
package trainyard.core.provision.events;

import org.jspecify.annotations.NullMarked;
