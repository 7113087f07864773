/** Operating nodes and jobs: menus, the dialog that asks and shows what an action does, and what became of it. */
@NullMarked
package trainyard.app.operate;

import org.jspecify.annotations.NullMarked;
