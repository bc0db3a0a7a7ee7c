namespace AosOps.Operations;

/// <summary>A failure of a remote system: <see cref="AosException.Endpoint"/> says which.</summary>
public sealed class EndpointException : AosException
{
    /// <summary>Creates a failure of an endpoint.</summary>
    /// <param name="errorId">A constant of <see cref="ErrorIds"/> that begins with <c>Endpoint</c>.</param>
    /// <param name="kind">What kind of failure it is.</param>
    /// <param name="endpoint">The address, without credentials.</param>
    /// <param name="message">What failed and why, as a sentence.</param>
    /// <param name="innerException">The cause, where there is one.</param>
    public EndpointException(string errorId, FailureKind kind, string endpoint, string message, Exception? innerException = null)
        : base(errorId, kind, message, innerException) => Endpoint = endpoint;

    /// <summary>Whether the endpoint could not be spoken to at all, as opposed to having answered badly.</summary>
    public bool IsUnreachable => ErrorId is ErrorIds.EndpointUnreachable or ErrorIds.EndpointTimedOut;

    /// <summary>Describes an endpoint to which no connection could be made.</summary>
    /// <param name="endpoint">The address, without credentials.</param>
    /// <param name="cause">The failure of the connection.</param>
    /// <returns>The failure to throw.</returns>
    public static EndpointException Unreachable(string endpoint, Exception cause)
    {
        ArgumentNullException.ThrowIfNull(cause);
        return new EndpointException(
            ErrorIds.EndpointUnreachable, FailureKind.ConnectionFailed, endpoint, $"{endpoint} cannot be reached: {cause.Message}", cause)
        {
            Remedy = "Check that the service runs, and that its address in the settings is right.",
        };
    }

    /// <summary>Describes an endpoint that did not answer in time.</summary>
    /// <param name="endpoint">The address, without credentials.</param>
    /// <param name="timeout">How long was waited.</param>
    /// <param name="cause">The cancellation.</param>
    /// <returns>The failure to throw.</returns>
    public static EndpointException TimedOut(string endpoint, TimeSpan timeout, Exception? cause = null) =>
        new(ErrorIds.EndpointTimedOut, FailureKind.TimedOut, endpoint, $"{endpoint} did not answer within {timeout.TotalSeconds:0.###} s.", cause)
        {
            Remedy = "The service hangs or the network drops packets: look at the service's own log.",
        };

    /// <summary>Describes an endpoint that answered with an error.</summary>
    /// <param name="endpoint">The address, without credentials.</param>
    /// <param name="what">What it answered.</param>
    /// <param name="cause">The cause, where there is one.</param>
    /// <returns>The failure to throw.</returns>
    public static EndpointException Failed(string endpoint, string what, Exception? cause = null) =>
        new(ErrorIds.EndpointFailed, FailureKind.InvalidOperation, endpoint, $"{endpoint} answered with an error: {what}", cause);

    /// <summary>Describes an endpoint whose answer is not of the documented form.</summary>
    /// <param name="endpoint">The address, without credentials.</param>
    /// <param name="what">What is wrong with the answer.</param>
    /// <param name="cause">The cause, where there is one.</param>
    /// <returns>The failure to throw.</returns>
    public static EndpointException Invalid(string endpoint, string what, Exception? cause = null) =>
        new(ErrorIds.EndpointAnswerInvalid, FailureKind.InvalidData, endpoint, $"{endpoint} answered in another form than documented: {what}", cause)
        {
            Remedy = "Check that the address is that of the right service.",
        };

    /// <summary>Describes an endpoint that refused the credentials.</summary>
    /// <param name="endpoint">The address, without credentials.</param>
    /// <param name="what">What it answered.</param>
    /// <param name="cause">The cause, where there is one.</param>
    /// <returns>The failure to throw.</returns>
    public static EndpointException AuthenticationFailed(string endpoint, string what, Exception? cause = null) =>
        new(ErrorIds.EndpointAuthenticationFailed, FailureKind.AuthenticationFailed, endpoint, $"{endpoint} refused the credentials: {what}", cause)
        {
            Remedy = "Check the user and password in the settings.",
        };
}
