/** {@code lariat list}: what there is in an account. */
@NullMarked
package dev.cyclonelariat.cli.list;

import org.jspecify.annotations.NullMarked;
