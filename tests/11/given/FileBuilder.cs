using System.Text;

namespace Katas.Lesson11.Tests;

/// <summary>Writes files byte by byte, right and wrong ones.</summary>
internal sealed class FileBuilder
{
    private readonly MemoryStream _bytes = new();

    /// <summary>What has been written.</summary>
    public byte[] Bytes => _bytes.ToArray();

    /// <summary>A safetensors file: the header's length, the header, bytes that count up from 0.</summary>
    public static byte[] Safetensors(string header, int data = 0) =>
        new FileBuilder().Number((ulong)Encoding.UTF8.GetByteCount(header)).Raw(header).Data(data).Bytes;

    /// <summary>The beginning of a GGUF file.</summary>
    public static FileBuilder Gguf(ulong tensors, ulong entries, uint version = 3) =>
        new FileBuilder().Raw("GGUF").Number(version).Number(tensors).Number(entries);

    public FileBuilder Raw(string text) => Raw(Encoding.UTF8.GetBytes(text));

    public FileBuilder Raw(params byte[] bytes)
    {
        _bytes.Write(bytes);
        return this;
    }

    public FileBuilder Number(ulong value) => Raw(BitConverter.GetBytes(value));

    public FileBuilder Number(uint value) => Raw(BitConverter.GetBytes(value));

    /// <summary>A text of GGUF: its length, and its bytes.</summary>
    public FileBuilder Text(string text) => Number((ulong)Encoding.UTF8.GetByteCount(text)).Raw(text);

    /// <summary>A key with a value of type uint32.</summary>
    public FileBuilder Entry(string key, uint value) => Text(key).Number(4).Number(value);

    /// <summary>A tensor's entry; sizes are innermost first, as the format has them.</summary>
    public FileBuilder Tensor(string name, uint type, ulong offset, params ulong[] sizes)
    {
        Text(name).Number((uint)sizes.Length);
        foreach (ulong size in sizes)
        {
            Number(size);
        }

        return Number(type).Number(offset);
    }

    /// <summary>Zeros up to a multiple, then bytes that count up from 0.</summary>
    public FileBuilder Data(int count, int alignment = 1)
    {
        while (_bytes.Length % alignment != 0)
        {
            _bytes.WriteByte(0);
        }

        return Raw([.. Enumerable.Range(0, count).Select(value => (byte)value)]);
    }
}
