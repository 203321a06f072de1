/** Writes migrations down: as Java, or as YAML. */
@NullMarked
package dev.cyclonelariat.cli.takeover.source;

import org.jspecify.annotations.NullMarked;
