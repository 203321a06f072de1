/** Reads YAML files so that what is wrong in them is told with its line. */
@NullMarked
package dev.cyclonelariat.cli.yaml;

import org.jspecify.annotations.NullMarked;
