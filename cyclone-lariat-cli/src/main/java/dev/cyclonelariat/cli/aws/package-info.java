/** How commands reach AWS: settings from options and the environment. */
@NullMarked
package dev.cyclonelariat.cli.aws;

import org.jspecify.annotations.NullMarked;
