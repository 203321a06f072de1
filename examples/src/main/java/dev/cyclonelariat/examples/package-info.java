/** The snippets of the README and the docs, as code that compiles and is tested. */
package dev.cyclonelariat.examples;
