using Bilingual.Tests.Translation.Services;
using Bilingual.Translation;
using Microsoft.Extensions.Options;

namespace Bilingual.Tests.Translation;

public class TranslatorCatalogTests
{
    [Fact]
    public void Get_UnknownName_ListsThoseThereAre()
    {
        using var engines = new Engines([]);

        var fault = Assert.Throws<ArgumentException>(() => engines.Catalog.Get("babelfish"));

        Assert.StartsWith("There is no translation engine 'babelfish'; there are: embedded, ", fault.Message, StringComparison.Ordinal);
        foreach (var name in new[] { "lexicon", "libretranslate", "deepl", "google", "azure", "openai", "command", "memory" })
            Assert.Contains(name, engines.Catalog.Names);
    }

    [Fact]
    public void FaultsOf_Chain_NamesThemAll()
    {
        using var engines = new Engines([]);

        Assert.Equal(
            ["There is no translation engine 'x'", "The engine 'deepl' needs", "The engine 'azure' needs"],
            engines.Catalog.FaultsOf("x, deepl,lexicon ,azure").Select(fault => string.Join(' ', fault.Split(' ').Take(fault.StartsWith("There", StringComparison.Ordinal) ? 6 : 4)).TrimEnd(';')));
    }

    [Theory]
    [InlineData("Engines:DeepL:Retries", "99", "The field Retries must be between 0 and 20.")]
    [InlineData("Engines:DeepL:MaxTexts", "51", "The field MaxTexts must be between 1 and 50.")]
    [InlineData("Engines:DeepL:Address", "ftp://a.id", "the address 'ftp://a.id' is no http or https address")]
    [InlineData("Engines:DeepL:Address", "https://u:p@a.id", "the address holds a user name or password; keys come from environment variables only")]
    [InlineData("Engines:DeepL:TryTimeout", "00:00:00", "The field TryTimeout must be between")]
    public void Get_WrongSetting_IsNamed(string key, string value, string message)
    {
        using var engines = new Engines([(key, value)], [("DEEPL_API_KEY", "rahasia")]);

        Assert.Contains(message, Assert.Throws<OptionsValidationException>(() => engines.Catalog.Get("deepl")).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("abc:fx", "https://api-free.deepl.com/")]
    [InlineData("abc", "https://api.deepl.com/")]
    public void AddressFor_Key_ChoosesTheService(string key, string expected)
    {
        Assert.Equal(expected, new Bilingual.Translation.DeepL.DeepLOptions().AddressFor(key).AbsoluteUri);
    }

    [Fact]
    public async Task Open_DryRun_CountsWhatIsNotKeptAndSendsNothing()
    {
        await using var service = await FakeService.StartAsync(500, "must not be called");
        using var engines = new Engines([("Engines:LibreTranslate:Address", service.Address)]);
        var cache = new Caching.CachingTranslatorTests.MemoryCache();
        var known = TranslationKey.Of(engines.Catalog.Get("libretranslate").Fingerprint, new("ada", []), "id", "en");
        cache.Kept[known] = new("there", "libretranslate", 3);
        var job = new TranslationJob { Cache = cache, IsDryRun = true };

        await engines.TranslateAsync("libretranslate", ["ada", "baru", "baru", "lagi"], job);

        Assert.Equal((8, 2), (job.Budget.Used, job.Budget.Texts));
        Assert.Empty(service.Requests);
        Assert.Single(cache.Kept);
    }
}
