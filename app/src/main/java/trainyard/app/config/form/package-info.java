/** Forms over the values of a plan: each field with what it means, its unit and its default. */
@NullMarked
package trainyard.app.config.form;

import org.jspecify.annotations.NullMarked;
