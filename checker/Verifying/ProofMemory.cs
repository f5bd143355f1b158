using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;
using Katas.Checker.Book;
using Katas.Checker.Keeping;

namespace Katas.Checker.Verifying;

/// <summary>
/// Proofs that hold, one file a piece in <c>.katas/proved</c>, each with the key of what it was proved from. Losing it costs
/// nothing but time: what can't be read, or reads otherwise than it was written, counts as not proved.
/// </summary>
internal sealed class ProofMemory(Workbook book)
{
    private static readonly JsonSerializerOptions Options = new() { Converters = { new JsonStringEnumConverter() } };

    private readonly string folder = Path.Combine(book.Keep, "proved");

    /// <summary>Why something could not be written, in a sentence; null if nothing failed.</summary>
    public string? Trouble { get; private set; }

    /// <summary>The proofs of a piece; null if none are known under this key.</summary>
    public IReadOnlyList<Proof>? Recall(string piece, string key)
    {
        try
        {
            string[] lines = File.ReadAllLines(PathOf(piece));
            return lines is [var sum, var known, var json] && known == key && sum == Sum(key, json)
                ? JsonSerializer.Deserialize<IReadOnlyList<Proof>>(json, Options)
                : null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or JsonException)
        {
            return null;
        }
    }

    /// <summary>Keeps the proofs of a piece, all of which hold.</summary>
    public void Remember(string piece, string key, IReadOnlyList<Proof> proofs)
    {
        string json = JsonSerializer.Serialize(proofs, Options);
        Try(() =>
        {
            Directory.CreateDirectory(folder);
            AtomicFile.Write(PathOf(piece), System.Text.Encoding.UTF8.GetBytes($"{Sum(key, json)}\n{key}\n{json}\n"));
        });
    }

    /// <summary>Forgets a piece: it no longer holds.</summary>
    public void Forget(string piece) => Try(() =>
    {
        if (File.Exists(PathOf(piece)))
        {
            File.Delete(PathOf(piece));
        }
    });

    private string PathOf(string piece) => Path.Combine(folder, $"{piece}.json");

    private static string Sum(string key, string json) =>
        Convert.ToHexString(SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(key + json)));

    private void Try(Action write)
    {
        try
        {
            write();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or CheckerException)
        {
            Trouble ??= $"What was proved can't be remembered for the next time: {exception.Message}";
        }
    }
}
