/** {@code lariat inbox}: looks at an inbox, and settles what was not handled with success. */
@NullMarked
package dev.cyclonelariat.cli.inbox;

import org.jspecify.annotations.NullMarked;
