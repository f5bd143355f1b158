namespace Katas.Checker.Fetching;

/// <summary>A file on a server.</summary>
/// <param name="Address">Where it is; redirects are followed.</param>
/// <param name="Name">Its name on the disk.</param>
/// <param name="Size">How many bytes it has; null where the server says.</param>
/// <param name="Hash">What its bytes have to give; null where the server says.</param>
internal sealed record RemoteFile(Uri Address, string Name, long? Size = null, ContentHash? Hash = null);
