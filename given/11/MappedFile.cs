using System.IO.MemoryMappedFiles;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Katas.Lesson11;

/// <summary>
/// A file mapped into memory: the system reads a page when somebody looks at it, and may forget it again. There is no
/// second copy.
/// </summary>
internal sealed class MappedFile : IDisposable
{
    private readonly MemoryMappedFile? _file;
    private readonly MemoryMappedViewAccessor? _view;
    private bool _disposed;

    /// <summary>Maps a file.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="IOException">It is not there, or cannot be read.</exception>
    public MappedFile(string path)
    {
        Path = path;
        var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
        Length = stream.Length;
        if (Length == 0)
        {
            stream.Dispose(); // an empty file cannot be mapped, and there is nothing to see
            return;
        }

        _file = MemoryMappedFile.CreateFromFile(
            stream, null, 0, MemoryMappedFileAccess.Read, HandleInheritability.None, leaveOpen: false);
        _view = _file.CreateViewAccessor(0, Length, MemoryMappedFileAccess.Read);
    }

    /// <summary>Where the file is.</summary>
    public string Path { get; }

    /// <summary>How many bytes it has.</summary>
    public long Length { get; }

    /// <summary>A part of the file.</summary>
    /// <param name="offset">Where it begins.</param>
    /// <param name="count">How many bytes it has.</param>
    /// <exception cref="ArgumentOutOfRangeException">It goes beyond the file.</exception>
    /// <exception cref="ObjectDisposedException">The file is closed.</exception>
    public ReadOnlySpan<byte> Span(long offset, int count)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        ArgumentOutOfRangeException.ThrowIfNegative(offset);
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, Length - offset);
        if (count == 0)
        {
            return [];
        }

        nint start = _view!.SafeMemoryMappedViewHandle.DangerousGetHandle() + (nint)(_view.PointerOffset + offset);
        return MemoryMarshal.CreateReadOnlySpan(ref Unsafe.AddByteOffset(ref Unsafe.NullRef<byte>(), start), count);
    }

    /// <summary>A tensor's part of the file, however large it is.</summary>
    /// <param name="tensor">The tensor.</param>
    /// <param name="offset">Where it begins.</param>
    /// <exception cref="NotSupportedException">It takes 2 GiB or more.</exception>
    public ReadOnlySpan<byte> Span(StoredTensor tensor, long offset) => tensor.ByteCount <= int.MaxValue
        ? Span(offset, (int)tensor.ByteCount)
        : throw new NotSupportedException($"{Path}: {tensor} takes {tensor.ByteCount:N0} bytes, 2 GiB or more.");

    /// <summary>What is thrown where the file is not what its format says.</summary>
    /// <param name="problem">What is wrong, a sentence.</param>
    /// <param name="cause">The exception that told, if one did.</param>
    public InvalidDataException Broken(string problem, Exception? cause = null) => new($"{Path}: {problem}", cause);

    /// <summary>Closes the file. Spans of it are not to be looked at any more.</summary>
    public void Dispose()
    {
        _disposed = true;
        _view?.Dispose();
        _file?.Dispose();
    }
}
