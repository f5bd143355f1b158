using Katas.Testkit;
using NUnit.Framework;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson08.Tests;

/// <summary>The file that checkpoints are: what is written comes back, and what was not written whole does
/// not.</summary>
public class CheckpointFileTests
{
    private TestFolder _folder = null!;
    private DisposeScope _scope = null!;

    private string File => _folder.File("run.ckpt");

    [SetUp]
    public void Open() => (_folder, _scope) = (new TestFolder(), NewDisposeScope());

    [TearDown]
    public void Close()
    {
        _folder.Dispose();
        _scope.Dispose();
    }

    [Test, ForTask("08.0")]
    public void What_is_written_comes_back()
    {
        var tensors = Tensors();
        CheckpointFile.Write(File, "Gruß, 日本 \0 \" ", tensors);

        var (text, seen) = CheckpointFile.Read(File);

        Assert.That(text, Is.EqualTo("Gruß, 日本 \0 \" "));
        Assert.That(seen.Keys, Is.EqualTo(tensors.Keys));
        foreach (var (name, tensor) in tensors)
        {
            TensorAssert.Close(seen[name], tensor, name, tolerance: 0);
        }
    }

    [Test, ForTask("08.0")]
    public void Parts_that_are_not_one_row_in_memory_come_back()
    {
        var whole = Seeded.Normal(1, 4, 6);
        var tensors = new Dictionary<string, Tensor> { ["turned"] = whole.t(), ["cut"] = whole[.., 1..3] };
        CheckpointFile.Write(File, "", tensors);

        var seen = CheckpointFile.Read(File).Tensors;

        TensorAssert.Close(seen["turned"], whole.t().contiguous(), "turned", tolerance: 0);
        TensorAssert.Close(seen["cut"], whole[.., 1..3].contiguous(), "cut", tolerance: 0);
    }

    [TestCase(65_536)]
    [TestCase(65_537, Description = "a byte more than is read at a time")]
    [TestCase(200_000)]
    [ForTask("08.0")]
    public void A_large_file_comes_back(int length)
    {
        const int Checksum = 32;
        CheckpointFile.Write(File, "", new Dictionary<string, Tensor>());
        string text = new('x', length - ((int)new FileInfo(File).Length - Checksum));

        CheckpointFile.Write(File, text, new Dictionary<string, Tensor>());

        Assert.That(new FileInfo(File).Length, Is.EqualTo(length + Checksum), "bytes, those of the checksum included");
        Assert.That(CheckpointFile.Read(File).Text, Is.EqualTo(text));
    }

    [Test, ForTask("08.0")]
    public void A_new_file_takes_the_place_of_the_old_one_and_leaves_nothing_beside_it()
    {
        System.IO.File.WriteAllText(
            File + ".unfinished", "what a killed run left, longer than all that is to be written now");
        CheckpointFile.Write(File, "first", Tensors());
        CheckpointFile.Write(File, "second", new Dictionary<string, Tensor>());

        Assert.That(CheckpointFile.Read(File).Text, Is.EqualTo("second"));
        Assert.That(Directory.GetFiles(Path.GetDirectoryName(File)!), Has.Length.EqualTo(1), "files in the folder");
    }

    [Test, ForTask("08.0")]
    public void A_file_cut_short_anywhere_is_refused()
    {
        byte[] whole = Written();
        for (int length = 0; length < whole.Length; length++)
        {
            System.IO.File.WriteAllBytes(File, whole[..length]);
            // From 52 bytes on, those of what stands at either end, it is known how many there should be.
            Assert.That(
                Refusal(),
                length < 8 ? Does.EndWith("is not a checkpoint.")
                : length < 52 ? Does.EndWith($"is cut short: it has {length} bytes.")
                : Does.EndWith($"is cut short: it has {length} bytes of {whole.Length}."));
        }
    }

    [Test, ForTask("08.0")]
    public void A_file_with_a_changed_byte_is_refused()
    {
        byte[] whole = Written();
        for (int place = 0; place < whole.Length; place++)
        {
            byte[] changed = [.. whole];
            changed[place] ^= 0x10;
            System.IO.File.WriteAllBytes(File, changed);
            Assert.That(
                Refusal(), Does.Match("damaged|version|not a checkpoint|cut short"), $"byte {place} of {whole.Length}");
        }
    }

    [Test, ForTask("08.0")]
    public void A_file_with_more_at_its_end_is_refused()
    {
        System.IO.File.WriteAllBytes(File, [.. Written(), 0]);
        Assert.That(Refusal(), Does.Contain("damaged"));
    }

    [Test, ForTask("08.0")]
    public void Another_version_is_refused()
    {
        byte[] whole = Written();
        whole[8] = 7;
        System.IO.File.WriteAllBytes(File, whole);
        Assert.That(Refusal(), Does.Contain("version 7").And.Contain("version 1 is read"));
    }

    [Test, ForTask("08.0")]
    public void What_is_no_checkpoint_is_refused()
    {
        Assert.That(Refusal(), Does.StartWith("There is no checkpoint "));
        System.IO.File.WriteAllText(
            File, "the quick brown fox jumps over the lazy dog, and over it again, and over it again");
        Assert.That(Refusal(), Does.Contain("is not a checkpoint"));
        Assert.That(
            Assert.Throws<CheckpointException>(() => CheckpointFile.Read(Path.GetDirectoryName(File)!))?.Message,
            Does.Contain("could not be read"),
            "a folder");
        Assert.That(
            Assert.Throws<CheckpointException>(() => CheckpointFile.Read(_folder.File("none/run.ckpt")))?.Message,
            Does.StartWith("There is no checkpoint "),
            "in a folder that is not there");
    }

    [Test, ForTask("08.0")]
    public void A_disk_that_is_full_at_any_byte_leaves_the_old_file()
    {
        CheckpointFile.Write(File, "old", Tensors());
        long length = new FileInfo(File).Length;
        for (long room = 0; room < length; room += 13)
        {
            var exception = Assert.Throws<CheckpointException>(
                () => CheckpointFile.Write(File, "new", Tensors(), path => new FullDisk(path, room)));

            Assert.That(
                exception?.Message,
                Does.Contain("could not be written").And.Contain("No space").And.Contain("still there"));
            Assert.That(CheckpointFile.Read(File).Text, Is.EqualTo("old"), $"after {room} of {length} bytes");
            Assert.That(System.IO.File.Exists(File + ".unfinished"), Is.False, "whether a piece is left");
        }
    }

    [Test, ForTask("08.0")]
    [Platform("Linux")]
    public void A_device_that_is_full_leaves_the_old_file()
    {
        CheckpointFile.Write(File, "old", Tensors());

        var exception = Assert.Throws<CheckpointException>(
            () => CheckpointFile.Write(File, "new", Tensors(), _ => System.IO.File.OpenWrite("/dev/full")));

        Assert.That(
            exception?.Message, Does.Contain("No space left on device").And.Contain("The one before is still there."));
        Assert.That(CheckpointFile.Read(File).Text, Is.EqualTo("old"));
    }

    [Test, ForTask("08.0")]
    public void Where_there_is_no_folder_nothing_is_written()
    {
        var exception = Assert.Throws<CheckpointException>(
            () => CheckpointFile.Write(_folder.File("none/run.ckpt"), "", Tensors()));
        Assert.That(exception?.Message, Does.Contain("could not be written").And.Contain("There is none from before."));
    }

    [Test, ForTask("08.0")]
    public void A_kill_while_it_is_written_leaves_the_old_file()
    {
        CheckpointFile.Write(File, "old", Tensors());
        byte[] unfinished = Written()[..100];
        CheckpointFile.Write(File, "old", Tensors());
        System.IO.File.WriteAllBytes(File + ".unfinished", unfinished); // all that a kill leaves

        Assert.That(CheckpointFile.Read(File).Text, Is.EqualTo("old"));
    }

    private static Dictionary<string, Tensor> Tensors() => new()
    {
        ["float32"] = Seeded.Normal(1, 2, 3),
        ["float64"] = Seeded.Normal(2, ScalarType.Float64, 3, 1, 2),
        ["int64"] = tensor(new long[] { long.MinValue, 0, long.MaxValue }),
        ["bool"] = tensor(new[] { true, false }),
        ["a number"] = tensor(5L),
        ["nothing"] = zeros(0, 3),
        ["special"] = tensor(new[] { float.NaN, float.NegativeInfinity, -0f, float.Epsilon }),
    };

    private byte[] Written()
    {
        CheckpointFile.Write(File, "text", Tensors());
        return System.IO.File.ReadAllBytes(File);
    }

    private string Refusal()
    {
        string said = Assert.Throws<CheckpointException>(() => CheckpointFile.Read(File))?.Message ?? "";
        Assert.That(said, Does.Contain(File), "the file's name");
        return said;
    }

    /// <summary>A file on a disk with so much room.</summary>
    private sealed class FullDisk(string path, long room) : Stream
    {
        private readonly FileStream _file = System.IO.File.Create(path);

        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => _file.Length;

        public override long Position
        {
            get => _file.Position;
            set => throw new NotSupportedException();
        }

        public override void Flush() => _file.Flush();

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count)
        {
            int fits = (int)Math.Min(count, room - _file.Position);
            _file.Write(buffer, offset, fits);
            if (fits < count)
            {
                throw new IOException($"No space left on device : '{path}'");
            }
        }

        protected override void Dispose(bool disposing)
        {
            _file.Dispose();
            base.Dispose(disposing);
        }
    }
}
