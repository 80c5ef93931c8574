using System.Numerics.Tensors;
using Bilingual.Embedding;
using FsCheck;
using FsCheck.Fluent;

namespace Bilingual.Tests.Embedding;

public sealed class HashedEncoderTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly string path;

    public HashedEncoderTests() => path = TinyEncoder.Write(folder);

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Encode_AnyText_GivesUnitLengthOrZeros()
    {
        using var encoder = HashedEncoder.Load(path);
        var texts = ArbMap.Default.GeneratorFor<string>().Select(text => text ?? "").Or(Gen.Elements("satu", " ", "2", "%", "é", "\uD83D").ArrayOf().Select(string.Concat));
        Prop.ForAll(texts.ToArbitrary(), text =>
        {
            var vector = new float[encoder.Dimension];
            var weight = encoder.Encode(text, vector);
            var norm = TensorPrimitives.Norm<float>(vector);
            Assert.True(weight == 0 ? norm == 0 : weight > 0 && MathF.Abs(norm - 1) < 1e-5f, $"weight {weight}, norm {norm}");
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Encode_TextsJoined_IsTheSumOfWeightTimesVector()
    {
        using var encoder = HashedEncoder.Load(path);
        var words = Gen.Elements("rumah", "besar", "the", "house", "1.000", "12,5", "%", "Jakarta", "pemerintah").NonEmptyListOf();
        Prop.ForAll(words.ToArbitrary(), words.ToArbitrary(), (first, second) =>
        {
            var (a, b) = (string.Join(' ', first), string.Join(' ', second));
            var joined = Sum(encoder, $"{a} {b}");
            var sum = Sum(encoder, a);
            TensorPrimitives.Add(sum, Sum(encoder, b), sum);
            for (var i = 0; i < sum.Length; i++)
                Assert.Equal(sum[i], joined[i], 1e-5 * (1 + MathF.Abs(sum[i])));
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Encode_CaseDiacriticsAndNumberForms_MakeNoDifference()
    {
        using var encoder = HashedEncoder.Load(path);
        Assert.Equal(Sum(encoder, "Zürich: 14,3 dan 1.000"), Sum(encoder, "ZURICH 14.3 DAN 1,000"));
        Assert.NotEqual(Sum(encoder, "1998"), Sum(encoder, "1999"));
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \t…")]
    public void Encode_NothingToEncode_GivesZerosAndNoWeight(string text)
    {
        using var encoder = HashedEncoder.Load(path);
        var vector = new float[encoder.Dimension];
        Array.Fill(vector, 1f);
        Assert.Equal(0, encoder.Encode(text, vector));
        Assert.All(vector, value => Assert.Equal(0, value));
    }

    [Fact]
    public void Encode_LineOfAMegabyte_IsFinite()
    {
        using var encoder = HashedEncoder.Load(path);
        Assert.All(Sum(encoder, new string('a', 1 << 20)), value => Assert.True(float.IsFinite(value)));
        Assert.All(Sum(encoder, string.Concat(Enumerable.Repeat("kata 12,5 ", 100_000))), value => Assert.True(float.IsFinite(value)));
    }

    [Fact]
    public void Encode_ManyThreadsAndATinyCache_GivesWhatOneThreadGives()
    {
        string[] texts = [.. Enumerable.Range(0, 2000).Select(i => $"kata{(char)('a' + (i % 26))}{(char)('a' + (i / 26 % 26))} nomor {i}")];
        using var roomy = HashedEncoder.Load(path);
        using var cramped = HashedEncoder.Load(path, cachedWords: 7);
        var expected = SentenceVectors.Encode(roomy, texts, threads: 1);
        var actual = SentenceVectors.Encode(cramped, texts, threads: 4);
        Assert.Equal(expected.Values, actual.Values);
        Assert.Equal(expected.Weights, actual.Weights);
    }

    [Fact]
    public void Load_DamagedData_NamesTheFile()
    {
        var bytes = File.ReadAllBytes(path);
        bytes[^1000] ^= 1;
        var damaged = folder["damaged.safetensors"];
        File.WriteAllBytes(damaged, bytes);
        var fault = Assert.Throws<InvalidDataException>(() => HashedEncoder.Load(damaged));
        Assert.StartsWith($"'{damaged}' is no usable model: its data is damaged (fingerprint ", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_CutOffFile_NamesTheFile()
    {
        var cut = folder["cut.safetensors"];
        File.WriteAllBytes(cut, File.ReadAllBytes(path)[..^1]);
        Assert.StartsWith(
            $"'{cut}' is no usable model: it is cut off", Assert.Throws<InvalidDataException>(() => HashedEncoder.Load(cut)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_AnotherModel_SaysWhatIsMissing()
    {
        var other = folder["other.safetensors"];
        using (var output = File.Create(other))
            SafetensorsFile.Write(output, new Dictionary<string, string>());
        Assert.Contains(
            "its metadata does not say 'format': 'bilingual-encoder'",
            Assert.Throws<InvalidDataException>(() => HashedEncoder.Load(other)).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Load_AbsentFile_NamesIt()
    {
        var absent = folder["absent.safetensors"];
        Assert.Contains(absent, Assert.Throws<FileNotFoundException>(() => HashedEncoder.Load(absent)).Message, StringComparison.Ordinal);
    }

    private static float[] Sum(HashedEncoder encoder, string text)
    {
        var vector = new float[encoder.Dimension];
        TensorPrimitives.Multiply(vector, encoder.Encode(text, vector), vector);
        return vector;
    }
}
