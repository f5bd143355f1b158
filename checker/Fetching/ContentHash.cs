using System.Security.Cryptography;
using System.Text;

namespace Katas.Checker.Fetching;

/// <summary>What a file's bytes have to give: a SHA-256, or the SHA-1 that git names a blob by.</summary>
/// <param name="Hex">The hash, in lower-case hexadecimal digits.</param>
internal sealed record ContentHash(string Hex)
{
    private const int Sha256Digits = 2 * SHA256.HashSizeInBytes;
    private const int Sha1Digits = 2 * SHA1.HashSizeInBytes;

    /// <summary>The hash that an ETag is, as the Hugging Face hub has them; null where it is none.</summary>
    public static ContentHash? FromTag(string? tag)
    {
        string hex = (tag ?? "").Trim();
        hex = (hex.StartsWith("W/", StringComparison.Ordinal) ? hex[2..] : hex).Trim('"').ToLowerInvariant();
        return hex.Length is Sha256Digits or Sha1Digits && hex.All(char.IsAsciiHexDigit) ? new ContentHash(hex) : null;
    }

    /// <summary>Whether a file's bytes give it.</summary>
    public async Task<bool> Fits(string path, CancellationToken cancelled)
    {
        await using var stream = File.OpenRead(path);
        byte[] hash;
        if (Hex.Length == Sha256Digits)
        {
            hash = await SHA256.HashDataAsync(stream, cancelled);
        }
        else
        {
            using var sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA1);
            sha.AppendData(Encoding.ASCII.GetBytes($"blob {stream.Length}\0"));
            byte[] buffer = new byte[1 << 16];
            for (int read; (read = await stream.ReadAsync(buffer, cancelled)) > 0;)
            {
                sha.AppendData(buffer, 0, read);
            }

            hash = sha.GetHashAndReset();
        }

        return Convert.ToHexStringLower(hash) == Hex;
    }
}
