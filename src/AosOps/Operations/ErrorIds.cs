namespace AosOps.Operations;

/// <summary>
/// The stable identifiers of every failure. Scripts match on them
/// (<c>FullyQualifiedErrorId</c> is <c>Id,AosOps.Commands.ClassName</c>), so a name here never changes its meaning.
/// </summary>
public static class ErrorIds
{
    /// <summary>A file or directory that was named does not exist.</summary>
    public const string PathNotFound = "PathNotFound";

    /// <summary>A file was needed and a directory was named.</summary>
    public const string PathIsDirectory = "PathIsDirectory";

    /// <summary>The system refused access to a file or directory.</summary>
    public const string PathAccessDenied = "PathAccessDenied";

    /// <summary>A wildcard pattern is malformed, or matches nothing.</summary>
    public const string PathPatternUnmatched = "PathPatternUnmatched";

    /// <summary>A wildcard pattern matches several paths where one is needed.</summary>
    public const string PathPatternAmbiguous = "PathPatternAmbiguous";

    /// <summary>Reading a file failed.</summary>
    public const string ReadFailed = "ReadFailed";

    /// <summary>Writing a file failed.</summary>
    public const string WriteFailed = "WriteFailed";

    /// <summary>A file was written or removed, and its directory could not be flushed to disk: a power failure may undo it.</summary>
    public const string ChangeNotDurable = "ChangeNotDurable";

    /// <summary>No shadow run was found, or a path is neither a run directory, a golden folder nor a log.</summary>
    public const string ShadowRunNotFound = "ShadowRunNotFound";

    /// <summary>A run has no log where one is needed.</summary>
    public const string ShadowLogNotFound = "ShadowLogNotFound";

    /// <summary>A run has no run directory where one is needed.</summary>
    public const string ShadowDirectoryNotFound = "ShadowDirectoryNotFound";

    /// <summary>A run has no living process where one is needed.</summary>
    public const string ShadowProcessNotFound = "ShadowProcessNotFound";

    /// <summary>The file that names a run's process is not valid.</summary>
    public const string ProcessFileInvalid = "ProcessFileInvalid";

    /// <summary>A cycle report cannot be read: not JSON, or not a report.</summary>
    public const string CycleReportInvalid = "CycleReportInvalid";

    /// <summary>A checkpoint of a log reader cannot be read.</summary>
    public const string CheckpointInvalid = "CheckpointInvalid";

    /// <summary>A golden file is not valid: not JSON, a duplicate key, not UTF-8, empty, or not of the golden format.</summary>
    public const string GoldenFileInvalid = "GoldenFileInvalid";

    /// <summary>A golden file that was named or reported does not exist.</summary>
    public const string GoldenFileNotFound = "GoldenFileNotFound";

    /// <summary>A file was to be removed that lies in no monitored directory.</summary>
    public const string GoldenFileNotMonitored = "GoldenFileNotMonitored";

    /// <summary>The name of a file in a golden folder is not UTF-8, so nothing can name it.</summary>
    public const string GoldenFileNameInvalid = "GoldenFileNameInvalid";

    /// <summary>Somebody else holds the lock of all that changes golden files, signatures and archives.</summary>
    public const string RetentionLocked = "RetentionLocked";

    /// <summary>A shadow run is too young for a forecast of what it will store.</summary>
    public const string GoldenForecastTooEarly = "GoldenForecastTooEarly";

    /// <summary>A number of days after which golden files are archived or removed is not one.</summary>
    public const string RetentionAgeInvalid = "RetentionAgeInvalid";

    /// <summary>A file is no archive, or what it holds cannot be read.</summary>
    public const string ArchiveInvalid = "ArchiveInvalid";

    /// <summary>The manifest in an archive is not valid.</summary>
    public const string ArchiveManifestInvalid = "ArchiveManifestInvalid";

    /// <summary>A new archive, read back, is not what was written.</summary>
    public const string ArchiveNotReadBack = "ArchiveNotReadBack";

    /// <summary>There is no room for an archive, or for what is restored from one.</summary>
    public const string ArchiveDiskFull = "ArchiveDiskFull";

    /// <summary>An archive expands to more than is allowed.</summary>
    public const string ArchiveTooLarge = "ArchiveTooLarge";

    /// <summary>An archive holds something that must not be restored: a path that leaves its directory, a link, a device.</summary>
    public const string ArchiveMemberRefused = "ArchiveMemberRefused";

    /// <summary>A run to which the members of an archive belong is not known, so they have no place to be restored to.</summary>
    public const string ArchiveRunUnknown = "ArchiveRunUnknown";

    /// <summary>A file was not restored, because another one is in its place.</summary>
    public const string GoldenFileInPlace = "GoldenFileInPlace";

    /// <summary>A golden file was not archived, or not removed after that, because it changed or cannot be read.</summary>
    public const string GoldenFileLeft = "GoldenFileLeft";

    /// <summary>A golden file names a workflow type that the built-in workload does not have.</summary>
    public const string WorkflowTypeUnknown = "WorkflowTypeUnknown";

    /// <summary>No secret was given under which golden files are signed.</summary>
    public const string SecretMissing = "SecretMissing";

    /// <summary>A secret was given in two ways.</summary>
    public const string SecretAmbiguous = "SecretAmbiguous";

    /// <summary>A secret is empty.</summary>
    public const string SecretEmpty = "SecretEmpty";

    /// <summary>What was given as a secret cannot be one.</summary>
    public const string SecretInvalid = "SecretInvalid";

    /// <summary>A secret was to be replaced by itself.</summary>
    public const string SecretUnchanged = "SecretUnchanged";

    /// <summary>A golden file cannot hold its signature inside: it is not a single JSON object, or its format has no place for it.</summary>
    public const string SignatureFormUnsuitable = "SignatureFormUnsuitable";

    /// <summary>There is no room for a new signature.</summary>
    public const string SignatureDiskFull = "SignatureDiskFull";

    /// <summary>A text is not the place of an object in a store.</summary>
    public const string StoreLocationInvalid = "StoreLocationInvalid";

    /// <summary>A store has no bucket of the name.</summary>
    public const string StoreBucketNotFound = "StoreBucketNotFound";

    /// <summary>A store has no object of the name.</summary>
    public const string StoreObjectNotFound = "StoreObjectNotFound";

    /// <summary>Where an archive was to be copied to there is an object with another content.</summary>
    public const string ArchiveCopyConflict = "ArchiveCopyConflict";

    /// <summary>A store received or holds other bytes than were sent.</summary>
    public const string ArchiveCopyCorrupt = "ArchiveCopyCorrupt";

    /// <summary>A file was compared with a directory.</summary>
    public const string GoldenPairMismatched = "GoldenPairMismatched";

    /// <summary>An unexpected failure inside an operation: a defect of AosOps.</summary>
    public const string UnexpectedFailure = "UnexpectedFailure";

    /// <summary>A shadow run is under way in the same directory.</summary>
    public const string ShadowRunActive = "ShadowRunActive";

    /// <summary>The directory in which a shadow run was to be executed holds another one.</summary>
    public const string ShadowDirectoryNotEmpty = "ShadowDirectoryNotEmpty";

    /// <summary>A shadow run was to be executed with a value that no run can have.</summary>
    public const string ShadowRunOptionInvalid = "ShadowRunOptionInvalid";

    /// <summary>A shadow run could not be started as a process of its own.</summary>
    public const string ShadowRunStartFailed = "ShadowRunStartFailed";

    /// <summary>A process did not end in the time given.</summary>
    public const string ShadowRunStopTimedOut = "ShadowRunStopTimedOut";

    /// <summary>A shadow run goes on after the time that was given to wait for it.</summary>
    public const string ShadowRunWaitTimedOut = "ShadowRunWaitTimedOut";

    /// <summary>The process of a run may not be signalled.</summary>
    public const string ShadowProcessRefused = "ShadowProcessRefused";

    /// <summary>A shadow run ended with mismatches, crashed cycles or without replays.</summary>
    public const string ShadowRunFailed = "ShadowRunFailed";

    /// <summary>The emergency stop is set, so the operation was refused or ended.</summary>
    public const string EmergencyStopActive = "EmergencyStopActive";

    /// <summary>Another process holds the lock of the emergency stop.</summary>
    public const string EmergencyStopLocked = "EmergencyStopLocked";

    /// <summary>The state of the emergency stop could not be read; it counts as set.</summary>
    public const string EmergencyStopUnreadable = "EmergencyStopUnreadable";

    /// <summary>The settings file is not valid.</summary>
    public const string ConfigurationInvalid = "ConfigurationInvalid";

    /// <summary>An endpoint cannot be reached.</summary>
    public const string EndpointUnreachable = "EndpointUnreachable";

    /// <summary>An endpoint did not answer in time.</summary>
    public const string EndpointTimedOut = "EndpointTimedOut";

    /// <summary>An endpoint answered with an error.</summary>
    public const string EndpointFailed = "EndpointFailed";

    /// <summary>An endpoint refused the credentials.</summary>
    public const string EndpointAuthenticationFailed = "EndpointAuthenticationFailed";

    /// <summary>An endpoint's answer is not of the documented form.</summary>
    public const string EndpointAnswerInvalid = "EndpointAnswerInvalid";

    /// <summary>The assembly with the clients of remote systems is not installed.</summary>
    public const string IntegrationsMissing = "IntegrationsMissing";

    /// <summary>A drill was to be done on the live system.</summary>
    public const string DrillNeedsSandbox = "DrillNeedsSandbox";

    /// <summary>An entry for Helix Dissonance Research breaks its rules; the message names each field.</summary>
    public const string DissonanceTimeInvalid = "DissonanceTimeInvalid";

    /// <summary>It is not known whether an entry was stored: the connection ended before there was an answer.</summary>
    public const string DissonanceTimeOutcomeUnknown = "DissonanceTimeOutcomeUnknown";

    /// <summary>A Helix service does not offer what was asked for: it is an older one.</summary>
    public const string HelixFeatureMissing = "HelixFeatureMissing";

    /// <summary>A Helix service has no dissonance value, usually because its seed file is missing.</summary>
    public const string HelixDissonanceMissing = "HelixDissonanceMissing";

    /// <summary>A bearer token cannot be used: empty, of several lines, or with characters that no token has.</summary>
    public const string HelixTokenInvalid = "HelixTokenInvalid";

    /// <summary>A Helix service was restarted, and did not start.</summary>
    public const string HelixRestartFailed = "HelixRestartFailed";

    /// <summary>A Helix service was not healthy in the time given after its restart.</summary>
    public const string HelixRestartTimedOut = "HelixRestartTimedOut";

    /// <summary>A fault of the Helix installation could not be mended.</summary>
    public const string HelixRepairFailed = "HelixRepairFailed";

    /// <summary>A line of a journal or log is not in its documented form.</summary>
    public const string HelixLogInvalid = "HelixLogInvalid";

    /// <summary>A unit file of systemd cannot be read.</summary>
    public const string UnitFileInvalid = "UnitFileInvalid";

    /// <summary>A program of the operating system is not installed.</summary>
    public const string ProgramNotFound = "ProgramNotFound";

    /// <summary>A program of the operating system ended with an error.</summary>
    public const string ProgramFailed = "ProgramFailed";

    /// <summary>A database could not be backed up.</summary>
    public const string DatabaseBackupFailed = "DatabaseBackupFailed";
}
