@NullMarked
package dev.cyclonelariat.local.junit;

import org.jspecify.annotations.NullMarked;
