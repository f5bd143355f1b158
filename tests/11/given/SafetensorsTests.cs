using System.Text;
using Katas.Testkit;
using NUnit.Framework;

namespace Katas.Lesson11.Tests;

/// <summary>Safetensors: what the format allows is read, and anything else refused.</summary>
public class SafetensorsTests
{
    private const string A = """{"dtype":"F32","shape":[2,3],"data_offsets":[0,24]}""";

    private ScratchFolder _folder = null!;

    private static IEnumerable<TestCaseData> Refused()
    {
        yield return Case("an empty file", [], "0 bytes are too few");
        yield return Case("seven bytes", new byte[7], "7 bytes are too few");
        yield return Case("a length without a header", new FileBuilder().Number(10UL).Bytes, "but only 0 follow");
        yield return Case("a header of 2^60 bytes", new FileBuilder().Number(1UL << 60).Raw("{}").Bytes, "but only 2 follow");
        yield return Case("a header of 2^64 - 1 bytes", new FileBuilder().Number(ulong.MaxValue).Raw("{}").Bytes, "but only 2");
        yield return Case("a header cut short", FileBuilder.Safetensors($$"""{"a":{{A}} }""")[..40], "The file is cut short");
        yield return Case("a page of HTML", Encoding.UTF8.GetBytes("<!doctype html><html>404</html>"), "no safetensors file");
        yield return Json("no JSON", "{\"a\"", "the header is not JSON");
        yield return Json("something behind the header", "{} x", "the header is not JSON");
        yield return Json("a list", "[]", "JSON, but not an object");
        yield return Json("lists in lists, ten thousand deep", new string('[', 10_000), "the header is not JSON");
        yield return Case("a header that is not UTF-8", new FileBuilder().Number(4UL).Raw((byte)'{', 0xFF, 0xC0, (byte)'}').Bytes, "not UTF-8");
        yield return Json("half a character", """{"a\ud800":{}}""", "the header is not JSON");
        yield return Json("the same name twice", $$"""{"a":{{A}},"a":{{A}} }""", "Duplicate property 'a'", 24);
        yield return Json("the same name, written otherwise", $$"""{"a":{{A}},"\u0061":{{A}} }""", "Duplicate property", 24);
        yield return Json("two shapes", """{"a":{"dtype":"F32","shape":[1],"shape":[2],"data_offsets":[0,8]}}""", "Duplicate property 'shape'", 8);
        yield return Json("an entry that is a number", """{"a":3}""", "entry for a is not an object");
        yield return Json("no type", """{"a":{"shape":[1],"data_offsets":[0,4]}}""", "a has no dtype", 4);
        yield return Json("a type that is a number", """{"a":{"dtype":32,"shape":[1],"data_offsets":[0,4]}}""", "a has no dtype", 4);
        yield return Json("a type of half a character", """{"a":{"dtype":"\ud800","shape":[1],"data_offsets":[0,4]}}""", "a has no dtype", 4);
        yield return Json("an unknown type", """{"a":{"dtype":"F8_E4M3","shape":[4],"data_offsets":[0,4]}}""", "a holds F8_E4M3", 4);
        yield return Json("a type in lower case", """{"a":{"dtype":"f32","shape":[1],"data_offsets":[0,4]}}""", "a holds f32", 4);
        yield return Json("no shape", """{"a":{"dtype":"F32","data_offsets":[0,4]}}""", "the shape of a", 4);
        yield return Shape("NaN", "the header is not JSON");
        yield return Shape("\"2\"", "the shape of a is not a list of sizes");
        yield return Shape("-1", "the shape of a is not a list of sizes");
        yield return Shape("1.5", "the shape of a is not a list of sizes");
        yield return Shape("1e30", "the shape of a is not a list of sizes");
        yield return Shape("9223372036854775808", "the shape of a is not a list of sizes");
        yield return Shape("null", "the shape of a is not a list of sizes");
        yield return Shape("4294967296,4294967296", "more numbers than a file can hold"); // 2⁶⁴, which wraps to 0
        yield return Shape("4611686018427387904", "more numbers than a file can hold"); // 2⁶² of 4 bytes
        yield return Shape("0,9223372036854775807,9223372036854775807", "more numbers than a file can hold");
        yield return Shape("3", "takes 12 bytes, but lies from 0 to 4");
        yield return Shape("0", "takes 0 bytes, but lies from 0 to 4");
        yield return Place("no offsets", "null", "a has no data_offsets");
        yield return Place("one offset", "[0]", "a has no data_offsets");
        yield return Place("three offsets", "[0,4,8]", "a has no data_offsets");
        yield return Place("a negative offset", "[-4,0]", "a has no data_offsets");
        yield return Place("offsets the wrong way round", "[4,0]", "takes 4 bytes, but lies from 4 to 0");
        yield return Place("an end beyond the end", "[4,8]", "ends at 8 of 4 bytes. The file is cut short");
        yield return Place("an end that overflows", "[9223372036854775803,9223372036854775807]", "ends at 9,223,372,036,854,775,807 of 4");
        yield return Two("an overlap", 4, 12, 2, "b overlaps with a", 12);
        yield return Two("the same place twice", 0, 8, 2, "overlaps with", 8);
        yield return Two("a gap", 12, 20, 2, "between a and b, 4 bytes belong to no tensor", 20);
        yield return Two("an empty tensor within another", 4, 4, 0, "overlaps", 8);
        yield return Json("a gap at the beginning", """{"a":{"dtype":"U8","shape":[2],"data_offsets":[1,3]}}""", "between the header and a, 1 bytes", 3);
        yield return Json("bytes at the end", $$"""{"a":{{A}} }""", "5 bytes at its end belong to no tensor", 29);
        yield return Json("bytes and no tensors", "{}", "3 bytes at its end", 3);
        yield return Json("metadata that are a list", """{"__metadata__":[]}""", "__metadata__ is not an object");
        yield return Json("metadata that hold a number", """{"__metadata__":{"x":1}}""", "x in __metadata__ is not a text");

        static TestCaseData Case(string name, byte[] bytes, string says) =>
            new TestCaseData(bytes, says).SetArgDisplayNames(name);

        static TestCaseData Json(string name, string header, string says, int data = 0) =>
            Case(name, FileBuilder.Safetensors(header, data), says);

        static TestCaseData Shape(string sizes, string says) => Json(
            $"sizes {sizes}", $$"""{"a":{"dtype":"F32","shape":[{{sizes}}],"data_offsets":[0,4]} }""", says, 4);

        static TestCaseData Place(string name, string offsets, string says) => Json(
            name, $$"""{"a":{"dtype":"F32","shape":[1],"data_offsets":{{offsets}} } }""", says, 4);

        static TestCaseData Two(string name, int begin, int end, int size, string says, int data) => Json(
            name,
            $$"""
            {"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},
             "b":{"dtype":"F32","shape":[{{size}}],"data_offsets":[{{begin}},{{end}}]} }
            """,
            says,
            data);
    }

    [SetUp]
    public void Open() => _folder = new ScratchFolder();

    [TearDown]
    public void Close() => _folder.Dispose();

    [TestCaseSource(nameof(Refused)), ForTask("11.0")]
    public void What_is_no_such_file_is_refused(byte[] bytes, string says) =>
        HostileFile.IsRefused(_folder.File("model.safetensors"), bytes, says, Safetensors.Open);

    [Test, ForTask("11.0")]
    public void A_header_of_more_than_100_MB_is_refused_before_it_is_read()
    {
        string path = _folder.File("long.safetensors");
        using (var file = File.Create(path))
        {
            file.Write(BitConverter.GetBytes(100_000_001L));
            file.SetLength(100_000_009); // a sparse file: it takes no room
        }

        Assert.That(() => Safetensors.Open(path), Throws.TypeOf<InvalidDataException>().With.Message.Contains("100,000,001"));
    }

    [Test, ForTask("11.0")]
    public void Tensors_are_found_in_any_order_of_the_header()
    {
        using var weights = Open("""
            {"b":{"dtype":"F32","shape":[2,3],"data_offsets":[3,27]}, "__metadata__":{"format":"pt","x":""},
             "a":{"dtype":"U8","shape":[3],"data_offsets":[0,3]}}   
            """, 27);

        Assert.That(weights.Tensors.Keys, Is.EquivalentTo(new[] { "a", "b" }));
        Assert.That(weights.Tensors["b"].ToString(), Is.EqualTo("b F32 [2, 3]"));
        Assert.That(weights.Tensors["b"].Count, Is.EqualTo(6));
        Assert.That(weights.Bytes("a").ToArray(), Is.EqualTo(new byte[] { 0, 1, 2 }));
        Assert.That(weights.Bytes("b").ToArray(), Is.EqualTo(Enumerable.Range(3, 24)));
        Assert.That(weights.Metadata, Is.EquivalentTo(new Dictionary<string, string> { ["format"] = "pt", ["x"] = "" }));
    }

    [TestCase("BOOL", StoredType.Bool, 1)]
    [TestCase("U8", StoredType.U8, 1)]
    [TestCase("I8", StoredType.I8, 1)]
    [TestCase("I16", StoredType.I16, 2)]
    [TestCase("I32", StoredType.I32, 4)]
    [TestCase("I64", StoredType.I64, 8)]
    [TestCase("F16", StoredType.F16, 2)]
    [TestCase("BF16", StoredType.BF16, 2)]
    [TestCase("F32", StoredType.F32, 4)]
    [TestCase("F64", StoredType.F64, 8)]
    [ForTask("11.0")]
    public void Every_type_is_read(string name, StoredType type, int bytes)
    {
        using var weights = Open($$"""{"a":{"dtype":"{{name}}","shape":[5],"data_offsets":[0,{{5 * bytes}}]} }""", 5 * bytes);

        Assert.That(weights.Tensors["a"].Type, Is.EqualTo(type));
        Assert.That(weights.Tensors["a"].ByteCount, Is.EqualTo(5 * bytes));
    }

    [Test, ForTask("11.0")]
    public void A_single_number_and_nothing_at_all_are_tensors()
    {
        using var weights = Open("""
            {"none":{"dtype":"F32","shape":[3,0,7],"data_offsets":[4,4]},
             "one":{"dtype":"F32","shape":[],"data_offsets":[0,4]},
             "first":{"dtype":"I64","shape":[0],"data_offsets":[0,0]}}
            """, 4);

        Assert.That(weights.Bytes("one").Length, Is.EqualTo(4));
        Assert.That(weights.Tensors["one"].Count, Is.EqualTo(1));
        Assert.That(weights.Tensors["none"].Count, Is.Zero);
        Assert.That(weights.Bytes("none").Length + weights.Bytes("first").Length, Is.Zero);
    }

    [Test, ForTask("11.0")]
    public void A_file_without_tensors_is_a_file()
    {
        using var weights = Open("{}", 0);

        Assert.That(weights.Tensors, Is.Empty);
        Assert.That(weights.Metadata, Is.Empty);
        Assert.That(() => weights.Bytes("a").Length, Throws.TypeOf<KeyNotFoundException>().With.Message.Contains("no tensor a"));
    }

    [Test, ForTask("11.0")]
    public void A_closed_file_gives_no_bytes()
    {
        var weights = Open($$"""{"a":{{A}} }""", 24);
        weights.Dispose();
        weights.Dispose();

        Assert.That(() => weights.Bytes("a").Length, Throws.TypeOf<ObjectDisposedException>());
    }

    [Test, ForTask("11.0")]
    public void A_tensor_of_2_GiB_is_listed_but_no_span()
    {
        string header = """{"a":{"dtype":"F32","shape":[536870912],"data_offsets":[0,2147483648]}}""";
        string path = _folder.File("large.safetensors");
        File.WriteAllBytes(path, FileBuilder.Safetensors(header));
        using (var file = File.OpenWrite(path))
        {
            file.SetLength(file.Length + (1L << 31));
        }

        using var weights = Safetensors.Open(path);

        Assert.That(weights.Tensors["a"].Count, Is.EqualTo(536_870_912));
        Assert.That(() => weights.Bytes("a").Length, Throws.TypeOf<NotSupportedException>().With.Message.Contains("a F32 [536870912]"));
    }

    [Test, ForTask("11.0")]
    public void No_file_and_no_folder_is_said()
    {
        Assert.That(() => Safetensors.Open(_folder.File("none")), Throws.TypeOf<FileNotFoundException>());
        Assert.That(() => Safetensors.Open(""), Throws.ArgumentException);
        Assert.That(
            () => Safetensors.Open(Path.GetDirectoryName(_folder.File("x"))!),
            Throws.TypeOf<FileNotFoundException>().With.Message.Contains("neither model.safetensors nor"));
    }

    private Safetensors Open(string header, int data)
    {
        string path = _folder.File("model.safetensors");
        File.WriteAllBytes(path, FileBuilder.Safetensors(header, data));
        return Safetensors.Open(path);
    }
}
