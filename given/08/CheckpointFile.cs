using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson08;

/// <summary>
/// Named tensors and a text in one file: a mark, the format's version, the file's length, a table of contents in JSON,
/// the tensors' bytes, and a SHA-256 checksum of all that. The file appears under its name only when it is complete;
/// until then the one before stays.
/// </summary>
public static class CheckpointFile
{
    /// <summary>The format that is written, and the only one that is read.</summary>
    public const int Version = 1;

    private const int SumLength = SHA256.HashSizeInBytes;
    private static readonly byte[] s_mark = "KataCkpt"u8.ToArray();
    private static readonly int s_prefix = s_mark.Length + sizeof(int) + sizeof(long); // mark, version, length

    /// <summary>Writes a file, or leaves the one that is there as it is.</summary>
    /// <param name="path">The file.</param>
    /// <param name="text">Anything.</param>
    /// <param name="tensors">The tensors by name.</param>
    /// <param name="create">
    /// Creates the stream for a path; null for a file, whose bytes are on the disk when it is closed.
    /// </param>
    /// <exception cref="CheckpointException">It cannot be written.</exception>
    public static void Write(
        string path, string text, IReadOnlyDictionary<string, Tensor> tensors, Func<string, Stream>? create = null)
    {
        string unfinished = path + ".unfinished";
        try
        {
            using (var stream = (create ?? File.Create)(unfinished))
            {
                Write(stream, text, tensors);
                if (stream is FileStream file)
                {
                    file.Flush(flushToDisk: true);
                }
            }

            File.Move(unfinished, path, overwrite: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            Remove(unfinished);
            throw new CheckpointException(
                $"The checkpoint {path} could not be written: {exception.Message.TrimEnd('.')}. "
                + (File.Exists(path) ? "The one before is still there." : "There is none from before."),
                exception);
        }
    }

    /// <summary>Reads a file, all of it or nothing.</summary>
    /// <param name="path">The file.</param>
    /// <returns>The text, and the tensors by name; they belong to the caller.</returns>
    /// <exception cref="CheckpointException">
    /// It does not exist, is not a checkpoint, has another version, is cut short, or is damaged.
    /// </exception>
    public static (string Text, Dictionary<string, Tensor> Tensors) Read(string path)
    {
        try
        {
            using var stream = File.OpenRead(path);
            using var reader = new BinaryReader(stream);
            CheckPrefix(reader, path);
            CheckSum(stream, path);
            stream.Position = s_prefix;
            var contents = JsonSerializer.Deserialize<Contents>(reader.ReadBytes(reader.ReadInt32()))!;
            return (contents.Text, contents.Tensors.ToDictionary(entry => entry.Name, entry => Read(stream, entry)));
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new CheckpointException($"There is no checkpoint {path}.", exception);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or JsonException)
        {
            throw new CheckpointException($"The checkpoint {path} could not be read: {exception.Message}", exception);
        }
    }

    private static void Write(Stream stream, string text, IReadOnlyDictionary<string, Tensor> tensors)
    {
        Entry[] entries = [.. tensors.Select(each => new Entry(each.Key, each.Value.dtype, each.Value.shape))];
        byte[] contents = JsonSerializer.SerializeToUtf8Bytes(new Contents(text, entries));
        long bytes = tensors.Values.Sum(tensor => tensor.numel() * tensor.element_size());

        using var sum = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Put(s_mark);
        Put(BitConverter.GetBytes(Version));
        Put(BitConverter.GetBytes(s_prefix + sizeof(int) + contents.Length + bytes + SumLength));
        Put(BitConverter.GetBytes(contents.Length));
        Put(contents);
        foreach (var tensor in tensors.Values)
        {
            using var scope = NewDisposeScope();
            Put(tensor.cpu().contiguous().bytes);
        }

        stream.Write(sum.GetHashAndReset());

        void Put(ReadOnlySpan<byte> part)
        {
            sum.AppendData(part);
            stream.Write(part);
        }
    }

    private static Tensor Read(Stream stream, Entry entry)
    {
        var tensor = empty(entry.Shape, dtype: entry.Type);
        stream.ReadExactly(tensor.bytes);
        return tensor;
    }

    private static void CheckPrefix(BinaryReader reader, string path)
    {
        long length = reader.BaseStream.Length;
        if (!reader.ReadBytes(s_mark.Length).SequenceEqual(s_mark))
        {
            throw new CheckpointException($"{path} is not a checkpoint.");
        }

        if (length < s_prefix + SumLength)
        {
            throw CutShort(path, length, null);
        }

        int version = reader.ReadInt32();
        if (version != Version)
        {
            throw new CheckpointException(
                $"The checkpoint {path} has version {version} of the format; version {Version} is read here.");
        }

        long whole = reader.ReadInt64();
        if (length < whole)
        {
            throw CutShort(path, length, whole);
        }
    }

    private static void CheckSum(FileStream stream, string path)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        byte[] buffer = new byte[1 << 16];
        stream.Position = 0;
        for (long left = stream.Length - SumLength; left > 0;)
        {
            int read = stream.Read(buffer, 0, (int)Math.Min(left, buffer.Length));
            hash.AppendData(buffer, 0, read);
            left -= read;
        }

        stream.ReadExactly(buffer, 0, SumLength);
        if (!hash.GetHashAndReset().AsSpan().SequenceEqual(buffer.AsSpan(0, SumLength)))
        {
            throw new CheckpointException(
                $"The checkpoint {path} is damaged: its checksum is not that of what it holds.");
        }
    }

    private static CheckpointException CutShort(string path, long length, long? whole) => new(
        $"The checkpoint {path} is cut short: it has {length} bytes"
        + (whole is null ? "." : $" of {whole}."));

    private static void Remove(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // What is left of it does no harm: the next one is written over it.
        }
    }

    private sealed record Contents(string Text, Entry[] Tensors);

    private sealed record Entry(string Name, ScalarType Type, long[] Shape);
}
