/** The snippets of the README and the docs, as code that compiles and is tested. */
@NullMarked
package dev.cyclonelariat.examples;

import org.jspecify.annotations.NullMarked;
