//! The smallest edition in which every rule can be broken once.

use super::Files;

const FILES: [(&str, &str); 11] = [
    (
        "facets",
        "id,role,label_fr,position\n\
         s,source,Sources,1\n\
         u,usage,Usages,2\n\
         b,beneficiary,Bénéficiaires,3\n\
         p,proof,Preuves,4\n\
         d,decision,Décisions,5\n\
         m,dimension,Dimensions,6\n\
         t,topic,Thèmes,7\n",
    ),
    (
        "terms",
        "facet,id,parent,sign,label_fr,formerly\n\
         s,s1,,,Une source,\n\
         s,s2,s1,,Une sous-source,\n\
         u,u1,,,Un usage,\n\
         b,b1,,,Un bénéficiaire,\n\
         p,p1,,filled,Observé,\n\
         d,d0,,absence,Sans décision,\n\
         d,d1,,,Retrait,\n\
         m,m1,,,Une dimension,\n\
         t,t1,,,Un thème,\n",
    ),
    (
        "references",
        "id,type,authors,year,title,doi,pmid,url\n\
         r1,article,A. Auteure,2020,Un titre,10.1234/x,1,https://example.org/1\n",
    ),
    (
        "cases",
        "id,title_fr,plain_fr,summary_fr,limits_fr,year,use_level,references,s,u,b,p,t,formerly\n\
         c1,Un cas,Phrase,Résumé,Limites,2020,secondary,r1,s2,u1,b1,p1,t1,\n\
         c2,Un autre,Phrase,Résumé,Limites,2021,mixed,,s1,u1,b1,p1,,\n",
    ),
    (
        "indicators",
        "id,nature,scale,dimension,label_fr,definition_fr,aggregation,polarity,position\n\
         n1,quantitative,persons,m1,Nombre,Définition,none,neutral,1\n\
         q1,qualitative,text,m1,Constat,Définition,none,neutral,2\n",
    ),
    (
        "values",
        "id,indicator,case,term,year,value,low,high,text_fr,proof,reference,as_of,highlight\n\
         v1,n1,c1,,2020,100,90,110.5,,p1,r1,2024-02-29,true\n\
         v2,q1,c1,,2020,,,,Un constat,p1,r1,,\n\
         v3,n1,,s:s1,2020,50,,,,p1,r1,,false\n\
         v4,n1,,,2020,60,,,,p1,r1,,\n",
    ),
    (
        "decisions",
        "id,case,date,kind,body,label_fr,url\n\
         e1,c1,2021-03,d1,Une agence,Un retrait,https://example.org/2\n",
    ),
    (
        "sources",
        "id,manager_fr,url\n\
         s1,Une caisse,https://example.org/3\n",
    ),
    (
        "pages",
        "page,step,title_fr,text_fr,references\n\
         method,1,Un titre,Un texte,r1\n",
    ),
    (
        "stories",
        "story,step,title_fr,text_fr,view\n\
         h1,1,Un titre,Un texte,#/?s=s1\n",
    ),
    (
        "glossary",
        "id,term_fr,definition_fr\n\
         g1,Un mot,Une définition\n",
    ),
];

impl Files {
    /// An edition of two cases, without a problem.
    pub fn small() -> Self {
        let mut files = Self(std::collections::BTreeMap::new());
        let mut resources = Vec::new();
        for (name, text) in FILES {
            let path = format!("{name}.csv");
            files.set(&path, text);
            resources.push(serde_json::json!({ "name": name, "path": path }));
        }
        let package = serde_json::json!({ "edition": "essai", "resources": resources });
        files.set("datapackage.json", &package.to_string());
        files
    }
}
