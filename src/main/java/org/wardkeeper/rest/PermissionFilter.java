package org.wardkeeper.rest;

import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;
import org.wardkeeper.access.CurrentUser;
import org.wardkeeper.access.Permission;
import org.wardkeeper.access.Requires;

/** Asks for the permission that a resource names, before the resource runs. */
@Provider
@Priority(Priorities.AUTHORIZATION)
public class PermissionFilter implements ContainerRequestFilter {

    @Context
    private ResourceInfo resource;

    @Inject
    private CurrentUser user;

    @Override
    public void filter(ContainerRequestContext request) {
        user.require(needed());
    }

    private Permission needed() {
        Requires ofMethod = resource.getResourceMethod().getAnnotation(Requires.class);
        if (ofMethod != null) {
            return ofMethod.value();
        }
        Requires ofClass = resource.getResourceClass().getAnnotation(Requires.class);
        return ofClass != null ? ofClass.value() : Permission.VIEW;
    }
}
