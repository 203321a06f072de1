/** {@code lariat install}: puts the first files into a project. */
@NullMarked
package dev.cyclonelariat.cli.install;

import org.jspecify.annotations.NullMarked;
