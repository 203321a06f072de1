/** Seed files: topics, queues and subscriptions in YAML. */
@NullMarked
package dev.cyclonelariat.cli.local.seed;

import org.jspecify.annotations.NullMarked;
