/** The topology of the README, version by version. */
@NullMarked
package lariat.migrate;

import org.jspecify.annotations.NullMarked;
