/** {@code lariat message}: looks at message bodies. */
@NullMarked
package dev.cyclonelariat.cli.message;

import org.jspecify.annotations.NullMarked;
