using Katas.Testkit;
using NUnit.Framework;

namespace Katas.Lesson11.Tests;

/// <summary>Weights in several files, and the index that says what is where.</summary>
public class ShardTests
{
    private const string IndexName = "model.safetensors.index.json";

    private ScratchFolder _folder = null!;

    private string Folder => Path.GetDirectoryName(_folder.File("x"))!;

    [SetUp]
    public void Open()
    {
        _folder = new ScratchFolder();
        Write("one.safetensors", "a", "b");
        Write("two.safetensors", "b", "c");
    }

    [TearDown]
    public void Close() => _folder.Dispose();

    [Test, ForTask("11.0")]
    public void Each_tensor_comes_from_where_the_index_has_it()
    {
        Index("""{"metadata":{"total_size":3},"weight_map":{"a":"one.safetensors","b":"two.safetensors","c":"two.safetensors"}}""");

        using var weights = Safetensors.Open(Folder);

        Assert.That(weights.Tensors.Keys, Is.EquivalentTo(new[] { "a", "b", "c" }));
        Assert.That(weights.Bytes("a")[0], Is.EqualTo(0));
        Assert.That(weights.Bytes("b")[0], Is.EqualTo(0), "the first of the second file");
        Assert.That(weights.Bytes("c")[0], Is.EqualTo(1));
    }

    [Test, ForTask("11.0")]
    public void A_single_file_comes_before_an_index()
    {
        Index("""{"weight_map":{"a":"gone.safetensors"}}""");
        Write("model.safetensors", "z");

        using var weights = Safetensors.Open(Folder);

        Assert.That(weights.Tensors.Keys, Is.EqualTo(new[] { "z" }));
    }

    [TestCase("""{"weight_map":{"a":"one.safetensors","c":"two.safetensors"}}""", "b is in another shard as well")]
    [TestCase("""{"weight_map":{"a":"one.safetensors","x":"one.safetensors"}}""", "x is not in one.safetensors")]
    [TestCase("""{"weight_map":{"c":"one.safetensors","b":"one.safetensors"}}""", "c is not in one.safetensors")]
    [TestCase("""{"weight_map":{"a":"../one.safetensors"}}""", "is not the name of a file beside the index")]
    [TestCase("""{"weight_map":{"a":"/etc/passwd"}}""", "is not the name of a file beside the index")]
    [TestCase("""{"weight_map":{"a":"C:\\one"}}""", "is not the name of a file beside the index")]
    [TestCase("""{"weight_map":{"a":"one\u0000"}}""", "is not the name of a file beside the index")]
    [TestCase("""{"weight_map":{"a":".."}}""", "is not the name of a file beside the index")]
    [TestCase("""{"weight_map":{"a":""}}""", "is not the name of a file beside the index")]
    [TestCase("""{"weight_map":{"a":1}}""", "a in weight_map is not a text")]
    [TestCase("""{"weight_map":["one.safetensors"]}""", "weight_map is not an object")]
    [TestCase("""{"weight_map":{"a":"one.safetensors","a":"two.safetensors"}}""", "Duplicate property 'a'")]
    [TestCase("""{"metadata":{}}""", "the index has no weight_map")]
    [TestCase("""{}""", "the index has no weight_map")]
    [TestCase("""[]""", "JSON, but not an object")]
    [TestCase("", "the index is not JSON")]
    [ForTask("11.0")]
    public void An_index_that_does_not_fit_is_refused(string index, string says)
    {
        Index(index);

        Assert.That(() => Safetensors.Open(Folder), Throws.TypeOf<InvalidDataException>().With.Message.Contains(says));
        Assert.That(
            () => File.Open(_folder.File("one.safetensors"), FileMode.Open, FileAccess.ReadWrite, FileShare.None).Dispose(),
            Throws.Nothing);
    }

    [Test, ForTask("11.0")]
    public void A_shard_that_is_not_there_is_named()
    {
        Index("""{"weight_map":{"a":"one.safetensors","d":"three.safetensors"}}""");

        Assert.That(
            () => Safetensors.Open(Folder),
            Throws.TypeOf<FileNotFoundException>().With.Message.Contains("names three.safetensors, which is not there"));
    }

    private void Index(string text) => File.WriteAllText(_folder.File(IndexName), text);

    private void Write(string file, params string[] names) => File.WriteAllBytes(
        _folder.File(file),
        FileBuilder.Safetensors(
            "{" + string.Join(',', names.Select((name, i) =>
                $$"""
                "{{name}}":{"dtype":"U8","shape":[1],"data_offsets":[{{i}},{{i + 1}}]}
                """)) + "}",
            names.Length));
}
