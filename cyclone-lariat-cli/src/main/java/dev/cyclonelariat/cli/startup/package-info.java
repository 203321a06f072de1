/** Makes the command start fast. */
@NullMarked
package dev.cyclonelariat.cli.startup;

import org.jspecify.annotations.NullMarked;
