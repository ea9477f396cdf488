/**
 * The service manager that may have started the program: is told that the session's loop runs and how the sensors are.
 * Knows the session by its ports, and nothing of what is analysed.
 */
@NullMarked
package io.plumbline.gateway.service;

import org.jspecify.annotations.NullMarked;
