using Katas.Testkit;
using NUnit.Framework;

namespace Katas.Lesson11.Tests;

/// <summary>GGUF: what the format allows is read, and anything else refused.</summary>
public class GgufTests
{
    private const uint F32 = 0;
    private const ulong Largest = ulong.MaxValue;

    private ScratchFolder _folder = null!;

    private static IEnumerable<TestCaseData> Refused()
    {
        yield return Case("an empty file", [], "it ends before the mark does");
        yield return Case("another mark", new FileBuilder().Raw("GGML").Number(3).Bytes, "does not begin with GGUF");
        yield return Case("a mark alone", new FileBuilder().Raw("GGUF").Bytes, "it ends before the version does");
        yield return Case("version 1", FileBuilder.Gguf(0, 0, version: 1).Bytes, "version 1 of the format");
        yield return Case("version 4", FileBuilder.Gguf(0, 0, version: 4).Bytes, "version 4 of the format");
        yield return Case("highest byte first", FileBuilder.Gguf(0, 0, version: 3U << 24).Bytes, "highest byte first");
        yield return Case("counts cut short", FileBuilder.Gguf(0, 0).Bytes[..12], "it ends before the number of tensors");
        yield return Case("2^64 - 1 tensors", FileBuilder.Gguf(Largest, 0).Bytes, "18,446,744,073,709,551,615, more than");
        yield return Case("2^60 tensors", FileBuilder.Gguf(1UL << 60, 0).Data(100).Bytes, "the 108 bytes that follow are too few");
        yield return Case("2^60 metadata", FileBuilder.Gguf(0, 1UL << 60).Data(100).Bytes, "the 100 bytes that follow are too few");
        yield return Case("metadata that are not there", FileBuilder.Gguf(0, 1).Data(12).Bytes, "too few");
        yield return Entry("a key of 2^60 bytes", file => file.Number(1UL << 60).Data(40), "the length of a key is 1,152");
        yield return Entry("a key that is not UTF-8", file => file.Number(2UL).Raw(0xC3, 0x28).Number(4).Number(1), "a key at 32 is not UTF-8");
        yield return Entry("a key that ends with half a character", file => file.Number(1UL).Raw(0xC3).Number(4).Number(1), "not UTF-8");
        yield return Entry("a surrogate in UTF-8", file => file.Number(3UL).Raw(0xED, 0xA0, 0x80).Number(4).Number(1), "not UTF-8");
        yield return Entry("an unknown type of value", file => file.Text("k").Number(13).Data(8), "k has type 13");
        yield return Entry("a value cut short", file => file.Text("k").Number(10).Number(1), "it ends before k does");
        yield return Entry("a text of 2^63 bytes", file => file.Text("k").Number(8).Number(1UL << 63).Data(9), "the length of k is 9,223");
        yield return Entry("a text that is not UTF-8", file => file.Text("k").Number(8).Number(1UL).Raw(0xFF), "k at 45 is not UTF-8");
        yield return Entry("a flag that is 2", file => file.Text("k").Number(7).Raw(2), "neither true nor false, but 2");
        yield return Entry("a list of 2^61 numbers", file => file.Text("k").Number(9).Number(10).Number(1UL << 61).Data(64), "the 64 bytes");
        yield return Entry("a list of 2^32 texts", file => file.Text("k").Number(9).Number(8).Number(1UL << 32).Data(64), "the 64 bytes");
        yield return Entry("a list cut short", file => file.Text("k").Number(9).Number(5).Number(3UL).Data(11), "the 11 bytes");
        yield return Entry("a list of an unknown type", file => file.Text("k").Number(9).Number(99).Number(0UL), "k has type 99");
        yield return Entry("flags that are no flags", file => file.Text("k").Number(9).Number(7).Number(2UL).Raw(1, 7), "but 7");
        yield return Entry("lists in lists, without an end", Deep, "more than 4 deep");
        yield return Case("the same key twice", FileBuilder.Gguf(0, 2).Entry("k", 1).Entry("k", 1).Bytes, "the key k occurs twice");
        yield return Case("an alignment of 0", FileBuilder.Gguf(0, 1).Entry("general.alignment", 0).Bytes, "general.alignment is 0");
        yield return Case("an alignment of 48", FileBuilder.Gguf(0, 1).Entry("general.alignment", 48).Bytes, "general.alignment is 48");
        yield return Case(
            "an alignment that is a text", FileBuilder.Gguf(0, 1).Text("general.alignment").Number(8).Text("32").Bytes, "is 32, not a");
        yield return Tensor("a tensor without a name's end", file => file.Number(1UL << 40).Data(40), "the length of a tensor's name");
        yield return Tensor("a name that is not UTF-8", file => file.Number(1UL).Raw(0x80).Data(40), "a tensor's name at 32 is not UTF-8");
        yield return Tensor("five dimensions", file => file.Tensor("t", F32, 0, 1, 1, 1, 1, 1), "5 dimensions");
        yield return Tensor("2^32 - 1 dimensions", file => file.Text("t").Number(uint.MaxValue).Data(64), "4294967295 dimensions");
        yield return Tensor("a size of 2^64 - 1", file => file.Tensor("t", F32, 0, Largest), "a size of t is 18,446");
        yield return Tensor("sizes that overflow", file => file.Tensor("t", F32, 0, 1UL << 32, 1UL << 32), "more numbers than a file");
        yield return Tensor("bytes that overflow", file => file.Tensor("t", F32, 0, 1UL << 62), "more numbers than a file");
        yield return Tensor("an unknown type", file => file.Tensor("t", 12, 0, 256), "t holds type Q4_K");
        yield return Tensor("a type that there never was", file => file.Tensor("t", 4000, 0, 32), "t holds type 4000");
        yield return Tensor("rows that are no blocks", file => file.Tensor("t", 8, 0, 16, 4), "rows of 16");
        yield return Tensor("a single number in blocks", file => file.Tensor("t", 8, 0), "rows of 1");
        yield return Tensor("a place that is not aligned", file => file.Tensor("t", F32, 4, 1).Data(64, 32), "no multiple of 32");
        yield return Tensor("a place beyond the end", file => file.Tensor("t", F32, 64, 1).Data(64, 32), "goes beyond the end");
        yield return Tensor("a place that overflows", file => file.Tensor("t", F32, (1UL << 63) - 32, 1).Data(64, 32), "goes beyond");
        yield return Tensor("a place of 2^63", file => file.Tensor("t", F32, 1UL << 63, 1).Data(64, 32), "the place of t is");
        yield return Tensor("a tensor beyond the end", file => file.Tensor("t", F32, 32, 9).Data(64, 32), "t F32 [9] goes beyond the end");
        yield return Tensor("a header and nothing else", file => file.Tensor("t", F32, 0, 4), "goes beyond the end");
        yield return Case(
            "an overlap",
            FileBuilder.Gguf(2, 0).Tensor("t", F32, 0, 9).Tensor("u", F32, 32, 8).Data(64, 32).Bytes,
            "u overlaps with t");
        yield return Case(
            "the same tensor twice",
            FileBuilder.Gguf(2, 0).Tensor("t", F32, 0, 8).Tensor("t", F32, 32, 8).Data(64, 32).Bytes,
            "the tensor t occurs twice");

        static TestCaseData Case(string name, byte[] bytes, string says) =>
            new TestCaseData(bytes, says).SetArgDisplayNames(name);

        static TestCaseData Entry(string name, Func<FileBuilder, FileBuilder> entry, string says) =>
            Case(name, entry(FileBuilder.Gguf(0, 1)).Bytes, says);

        static TestCaseData Tensor(string name, Func<FileBuilder, FileBuilder> tensor, string says) =>
            Case(name, tensor(FileBuilder.Gguf(1, 0)).Bytes, says);

        static FileBuilder Deep(FileBuilder file)
        {
            file.Text("k").Number(9);
            for (int i = 0; i < 10_000; i++)
            {
                file.Number(9).Number(1UL);
            }

            return file.Data(16);
        }
    }

    [SetUp]
    public void Open() => _folder = new ScratchFolder();

    [TearDown]
    public void Close() => _folder.Dispose();

    [TestCaseSource(nameof(Refused)), ForTask("11.0")]
    public void What_is_no_such_file_is_refused(byte[] bytes, string says) =>
        HostileFile.IsRefused(_folder.File("model.gguf"), bytes, says, Gguf.Open);

    [Test, ForTask("11.0")]
    public void A_file_cut_at_any_byte_is_refused()
    {
        byte[] whole = FileBuilder.Gguf(1, 1).Text("k").Number(9).Number(8).Number(1UL).Text("é").Tensor("t", 8, 0, 32).Data(34, 32).Bytes;
        string path = _folder.File("cut.gguf");
        for (int length = 0; length < whole.Length; length++)
        {
            File.WriteAllBytes(path, whole[..length]);
            Assert.That(() => Gguf.Open(path).Dispose(), Throws.TypeOf<InvalidDataException>(), $"{length} of {whole.Length} bytes");
        }

        using var weights = Open(whole);
        Assert.That(weights.Bytes("t").ToArray(), Is.EqualTo(Enumerable.Range(0, 34)));
    }

    [TestCase(1U)]
    [TestCase(8U)]
    [TestCase(64U)]
    [TestCase(4096U)]
    [ForTask("11.0")]
    public void Tensors_begin_at_multiples_of_the_alignment(uint alignment)
    {
        using var weights = Open(FileBuilder.Gguf(2, 1).Entry("general.alignment", alignment)
            .Tensor("t", F32, 0, 1, 2).Tensor("u", 24, (8 + alignment - 1) / alignment * alignment, 3)
            .Data(8, (int)alignment).Data(3, (int)alignment).Bytes);

        Assert.That(weights.Bytes("t").ToArray(), Is.EqualTo(Enumerable.Range(0, 8)));
        Assert.That(weights.Bytes("u").ToArray(), Is.EqualTo(Enumerable.Range(0, 3)));
    }

    [Test, ForTask("11.0")]
    public void Shapes_are_outermost_first()
    {
        using var weights = Open(FileBuilder.Gguf(3, 0, version: 2)
            .Tensor("t", F32, 0, 2, 3, 1, 1).Tensor("one", F32, 32).Tensor("none", F32, 32, 0, 5).Data(36, 32).Bytes);

        Assert.That(weights.Tensors["t"].Shape, Is.EqualTo(new[] { 1, 1, 3, 2 }));
        Assert.That(weights.Tensors["one"].Shape, Is.Empty);
        Assert.That(weights.Bytes("one").Length, Is.EqualTo(4));
        Assert.That(weights.Tensors["none"].Shape, Is.EqualTo(new[] { 5, 0 }));
        Assert.That(weights.Bytes("none").Length, Is.Zero);
    }

    [TestCase(0U, StoredType.F32, 128)]
    [TestCase(1U, StoredType.F16, 64)]
    [TestCase(2U, StoredType.Q4_0, 18)]
    [TestCase(3U, StoredType.Q4_1, 20)]
    [TestCase(6U, StoredType.Q5_0, 22)]
    [TestCase(7U, StoredType.Q5_1, 24)]
    [TestCase(8U, StoredType.Q8_0, 34)]
    [TestCase(24U, StoredType.I8, 32)]
    [TestCase(25U, StoredType.I16, 64)]
    [TestCase(26U, StoredType.I32, 128)]
    [TestCase(27U, StoredType.I64, 256)]
    [TestCase(28U, StoredType.F64, 256)]
    [TestCase(30U, StoredType.BF16, 64)]
    [ForTask("11.0")]
    public void Every_type_is_read(uint number, StoredType type, int bytes)
    {
        using var weights = Open(FileBuilder.Gguf(1, 0).Tensor("t", number, 0, 32, 3).Data(3 * bytes, 32).Bytes);

        Assert.That(weights.Tensors["t"].Type, Is.EqualTo(type));
        Assert.That(weights.Tensors["t"].ByteCount, Is.EqualTo(3 * bytes));
        Assert.That(weights.Bytes("t").Length, Is.EqualTo(3 * bytes));
    }

    [TestCase(9U, "Q8_1")]
    [TestCase(10U, "Q2_K")]
    [TestCase(11U, "Q3_K")]
    [TestCase(13U, "Q5_K")]
    [TestCase(14U, "Q6_K")]
    [TestCase(15U, "Q8_K")]
    [TestCase(16U, "IQ (16)")]
    [TestCase(23U, "IQ (23)")]
    [TestCase(29U, "IQ (29)")]
    [TestCase(31U, "31")]
    [ForTask("11.0")]
    public void A_type_that_is_not_read_is_named(uint number, string name) => HostileFile.IsRefused(
        _folder.File("model.gguf"), FileBuilder.Gguf(1, 0).Tensor("t", number, 0, 256).Bytes, $"type {name},", Gguf.Open);

    [Test, ForTask("11.0")]
    public void Metadata_are_told_by_what_they_are()
    {
        using var weights = Open(FileBuilder.Gguf(0, 9)
            .Entry("whole", uint.MaxValue)
            .Text("large").Number(10).Number(Largest)
            .Text("long").Number(10).Number(5UL)
            .Text("negative").Number(1).Raw(0xFE)
            .Text("half").Number(6).Raw(BitConverter.GetBytes(0.5f))
            .Text("third").Number(12).Raw(BitConverter.GetBytes(1 / 3.0))
            .Text("text").Number(8).Text("é")
            .Text("texts").Number(9).Number(8).Number(2UL).Text("").Text("b")
            .Text("kinds").Number(9).Number(3).Number(2UL).Raw(1, 0, 0xFF, 0xFF).Bytes);

        Assert.Multiple(() =>
        {
            Assert.That(weights.Integer("whole"), Is.EqualTo(uint.MaxValue));
            Assert.That(weights.Integer("long"), Is.EqualTo(5));
            Assert.That(weights.Integer("negative"), Is.EqualTo(-2));
            Assert.That(weights.Number("negative"), Is.EqualTo(-2.0));
            Assert.That(weights.Number("half"), Is.EqualTo(0.5));
            Assert.That(weights.Number("third"), Is.EqualTo(1 / 3.0));
            Assert.That(weights.Text("text"), Is.EqualTo("é"));
            Assert.That(weights.Texts("texts"), Is.EqualTo(new[] { "", "b" }));
            Assert.That(weights.Integers("kinds"), Is.EqualTo(new[] { 1, -1 }));
            Assert.That(() => weights.Integer("large"), Throws.TypeOf<InvalidDataException>());
            Assert.That(() => weights.Integer("text"), Throws.TypeOf<InvalidDataException>().With.Message.Contains("not a whole number"));
            Assert.That(() => weights.Number("texts"), Throws.TypeOf<InvalidDataException>());
            Assert.That(() => weights.Text("whole"), Throws.TypeOf<InvalidDataException>().With.Message.Contains("not a text"));
            Assert.That(() => weights.Texts("kinds"), Throws.TypeOf<InvalidDataException>().With.Message.Contains("a list of texts"));
            Assert.That(() => weights.Integers("texts"), Throws.TypeOf<InvalidDataException>().With.Message.Contains("whole numbers"));
            Assert.That(() => weights.Text("none"), Throws.TypeOf<KeyNotFoundException>().With.Message.Contains("does not say none"));
        });
    }

    [Test, ForTask("11.0")]
    public void Lists_of_flags_and_of_lists_are_read()
    {
        using var weights = Open(FileBuilder.Gguf(0, 2)
            .Text("flags").Number(9).Number(7).Number(2UL).Raw(1, 0)
            .Text("lists").Number(9).Number(9).Number(2UL).Number(0).Number(1UL).Raw(7).Number(8).Number(1UL).Text("x").Bytes);

        Assert.That(weights.Metadata["flags"], Is.EqualTo(new[] { true, false }));
        Assert.That(weights.Metadata["lists"], Is.EqualTo(new Array[] { new byte[] { 7 }, new[] { "x" } }));
    }

    [Test, ForTask("11.0")]
    public void Lists_may_be_four_deep()
    {
        using var weights = Open(FileBuilder.Gguf(0, 1)
            .Text("k").Number(9).Number(9).Number(1UL).Number(9).Number(1UL).Number(9).Number(1UL).Number(0).Number(1UL).Raw(7).Bytes);

        Assert.That(weights.Metadata["k"], Is.EqualTo(new Array[] { new Array[] { new Array[] { new byte[] { 7 } } } }));
    }

    [Test, ForTask("11.0")]
    public void A_closed_file_gives_no_bytes()
    {
        var weights = Open(FileBuilder.Gguf(1, 0).Tensor("t", F32, 0, 1).Data(4, 32).Bytes);
        weights.Dispose();

        Assert.That(() => weights.Bytes("t").Length, Throws.TypeOf<ObjectDisposedException>());
        Assert.That(() => weights.Bytes("u").Length, Throws.TypeOf<KeyNotFoundException>().With.Message.Contains("no tensor u"));
        Assert.That(() => Gguf.Open(_folder.File("none")), Throws.TypeOf<FileNotFoundException>());
        Assert.That(() => Gguf.Open(""), Throws.ArgumentException);
    }

    private Gguf Open(byte[] bytes)
    {
        string path = _folder.File("model.gguf");
        File.WriteAllBytes(path, bytes);
        return Gguf.Open(path);
    }
}
