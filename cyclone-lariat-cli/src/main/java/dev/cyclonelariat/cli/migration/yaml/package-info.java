/** Migrations written in YAML, with the steps that Java migrations have. */
@NullMarked
package dev.cyclonelariat.cli.migration.yaml;

import org.jspecify.annotations.NullMarked;
