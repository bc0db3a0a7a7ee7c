using AosOps.Operations;

namespace AosOps.Helix;

/// <summary>Checks addresses of services.</summary>
public static class HelixAddress
{
    /// <summary>Checks an address.</summary>
    /// <param name="address">The address, or null.</param>
    /// <returns>The same.</returns>
    /// <exception cref="AosException">It is no http address.</exception>
    public static Uri? Check(Uri? address) => address is null or { IsAbsoluteUri: true, Scheme: "http" or "https" }
        ? address
        : throw new AosException(ErrorIds.ConfigurationInvalid, FailureKind.InvalidArgument, $"'{address}' is not an http address.")
        {
            Remedy = "Give an address such as http://127.0.0.1:9010.",
        };
}
