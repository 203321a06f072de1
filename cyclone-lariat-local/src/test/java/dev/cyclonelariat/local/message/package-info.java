@NullMarked
package dev.cyclonelariat.local.message;

import org.jspecify.annotations.NullMarked;
