/** What is set for all commands: by flags, the environment, {@code .env} and {@code lariat.yml}. */
@NullMarked
package dev.cyclonelariat.cli.config;

import org.jspecify.annotations.NullMarked;
