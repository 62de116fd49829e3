package dev.dragoman.system.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.GroupPrincipal;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The account the server runs under. PostgreSQL refuses to run as root, so root lends its programs another one.
 *
 * @param prefix what is put before a command
 * @param user   who must own the server's files; null when we are an ordinary user and own them anyway
 * @param group  the group of these files
 */
record Account(
        List<String> prefix,
        @Nullable UserPrincipal user,
        @Nullable GroupPrincipal group) {

    private static final Duration PROBE = Duration.ofSeconds(10);
    private static final String MAY_WORK = "id -un && test \"$(id -u)\" -ne 0 && cd \"$1\" && touch probe && rm probe";

    /** Finds the first wanted account that works in this folder, or refuses with a sentence. */
    static Account choose(Path data, Predicate<Account> wanted) throws IOException {
        var probe = Files.createTempDirectory(data, ".account");
        try {
            if (!isRoot(probe)) {
                return new Account(List.of(), null, null);
            }
            for (var account : candidates(data, probe)) {
                if (wanted.test(account) && account.worksIn(data, probe)) {
                    return account;
                }
            }
        } finally {
            Files.delete(probe);
        }
        throw new PostgresUnavailable("PostgreSQL does not run as root and no other account may use " + data
                + ": start Dragoman as an ordinary user, or set dragoman.data to a folder that everybody may pass"
                + " through, or spring.datasource.url to a PostgreSQL server");
    }

    private static boolean isRoot(Path ours) throws IOException {
        return ours.getFileSystem().supportedFileAttributeViews().contains("unix")
                && Files.getAttribute(ours, "unix:uid").equals(0);
    }

    private static List<Account> candidates(Path data, Path probe) throws IOException {
        var root = attributes(probe);
        var owner = attributes(data);
        var found = new ArrayList<Account>();
        var nobody = nobody(probe);
        if (nobody != null) {
            var map = List.of("unshare", "--user", "--map-user=" + nobody.user, "--map-group=" + nobody.group);
            found.add(new Account(map, root.owner(), root.group()));
        }
        if (!owner.owner().equals(root.owner())) {
            found.add(setpriv(owner.owner(), owner.group()));
        }
        if (nobody != null) {
            found.add(nobody);
        }
        return found;
    }

    private static @Nullable Account nobody(Path probe) throws IOException {
        var names = probe.getFileSystem().getUserPrincipalLookupService();
        for (var group : List.of("nogroup", "nobody")) {
            try {
                return setpriv(names.lookupPrincipalByName("nobody"), names.lookupPrincipalByGroupName(group));
            } catch (java.nio.file.attribute.UserPrincipalNotFoundException e) {
                continue;
            }
        }
        return null;
    }

    private static Account setpriv(UserPrincipal user, GroupPrincipal group) {
        var prefix = List.of("setpriv", "--reuid=" + user, "--regid=" + group, "--clear-groups");
        return new Account(prefix, user, group);
    }

    private boolean worksIn(Path data, Path probe) throws IOException {
        letPass(data);
        give(probe);
        try {
            return Program.run(probe, PROBE, command(List.of("sh", "-c", MAY_WORK, "sh", probe.toString())))
                    .worked();
        } catch (IOException e) {
            // The program of the prefix is not installed here.
            return false;
        }
    }

    /** Opens a folder of root's that is closed to everybody, to this account's group and for passing through only. */
    private void letPass(Path data) throws IOException {
        var now = attributes(data);
        var closed = now.permissions().stream().allMatch(may -> may.name().startsWith("OWNER_"));
        if (user == null || user.equals(now.owner()) || !closed || !isRoot(data)) {
            return;
        }
        view(data).setGroup(group);
        var permissions = now.permissions();
        permissions.add(PosixFilePermission.GROUP_EXECUTE);
        Files.setPosixFilePermissions(data, permissions);
    }

    /** The command as this account runs it. */
    List<String> command(List<String> program) {
        var whole = new ArrayList<>(prefix);
        whole.addAll(program);
        return whole;
    }

    /** Makes this account the owner of a file, or of a folder with all that is in it. */
    void give(Path path) throws IOException {
        if (user == null || attributes(path).owner().equals(user)) {
            return;
        }
        try (var all = Files.walk(path)) {
            // The folder itself comes last, so that a walk cut short is begun again.
            for (var one : all.sorted(Comparator.reverseOrder()).toList()) {
                view(one).setOwner(user);
                view(one).setGroup(group);
            }
        }
    }

    /** Lets only the owner into a folder. */
    static void closeToOthers(Path folder) throws IOException {
        if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
        }
    }

    private static PosixFileAttributes attributes(Path path) throws IOException {
        return view(path).readAttributes();
    }

    private static PosixFileAttributeView view(Path path) {
        return Files.getFileAttributeView(path, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
    }
}
