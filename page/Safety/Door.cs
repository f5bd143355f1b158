using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace Katas.Page.Safety;

/// <summary>The page's address, and the two secrets that open it: the first link's token, and the cookie that it is exchanged for.</summary>
internal sealed class Door(IServer server)
{
    /// <summary>The token's name in the first link.</summary>
    public const string TokenName = "token";

    private readonly string token = Secret();

    /// <summary>The cookie's value.</summary>
    public string Cookie { get; } = Secret();

    /// <summary>The port that the page listens on. Cookies of one host are those of all its ports, so that the name has to tell them apart.</summary>
    public int Port => new Uri(server.Features.Get<IServerAddressesFeature>()!.Addresses.First()).Port;

    /// <summary>The cookie's name.</summary>
    public string CookieName => $"katas-{Port}";

    /// <summary>The link to open the page with.</summary>
    public string Link => $"http://127.0.0.1:{Port}/?{TokenName}={token}";

    /// <summary>Whether it is the link's token.</summary>
    public bool IsToken(string? given) => Same(given, token);

    /// <summary>Whether it is the cookie's value.</summary>
    public bool IsCookie(string? given) => Same(given, Cookie);

    private static string Secret() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));

    // In a time that does not tell how much of it is right.
    private static bool Same(string? given, string secret) =>
        given is not null && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(given), Encoding.UTF8.GetBytes(secret));
}
